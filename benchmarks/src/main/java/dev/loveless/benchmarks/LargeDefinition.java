package dev.loveless.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * A definition as large as AWS takes, 1 MiB, of 5,000 states: orders handled one after the other, each by ten states of
 * seven types, in both query languages. It is valid, and no lint has anything to say of it.
 */
final class LargeDefinition {
    static final int BYTES = 1024 * 1024;
    static final int STATES = 5000;

    private static final int STATES_OF_AN_ORDER = 10;
    private static final String ORDER = """
            "Charge #": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": {"FunctionName": "charge", "Payload": {"id.$": "$.orders[#].id", "try.$": "$$.State.RetryCount"}},
              "ResultSelector": {"status.$": "$.Payload.status"}, "ResultPath": "$.charge", "TimeoutSeconds": 30,
              "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 2, "MaxAttempts": 3}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Name #"}],
              "Next": "Charged #?"
            },
            "Charged #?": {
              "Type": "Choice", "Default": "Name #", "Choices": [
                {"And": [{"Variable": "$.charge.status", "IsPresent": true}, {"Variable": "$.charge.status", "StringEquals": "OK"}],
                  "Next": "Pause #"}]
            },
            "Pause #": {"Type": "Wait", "SecondsPath": "$.pause", "Next": "Ship #"},
            "Ship #": {
              "Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "ResultPath": "$.parcels", "Next": "Name #",
              "ItemProcessor": {"StartAt": "Pack #", "States": {
                "Pack #": {"Type": "Pass", "Next": "Send #"},
                "Send #": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:send", "End": true}}}
            },
            "Name #": {
              "Type": "Pass", "ResultPath": "$.name", "Next": "Total #",
              "Parameters": {"name.$": "States.Format('order {} of {}', $.orders[#].id, $$.Execution.Name)"}
            },
            "Total #": {
              "Type": "Pass", "QueryLanguage": "JSONata", "Next": "Tell #",
              "Assign": {"total": "{% $sum($states.input.parcels.price) %}"},
              "Output": "{% $merge([$states.input, {'done': true}]) %}"
            },
            "Tell #": {
              "Type": "Parallel", "ResultPath": "$.told", "Next": "Charge @",
              "Branches": [{"StartAt": "Mail #", "States": {"Mail #": {"Type": "Pass", "Result": "sent", "End": true}}}]
            },
            """;

    private LargeDefinition() {}

    /** Its text, in JSON. */
    static String text() {
        StringBuilder states = new StringBuilder();
        int orders = STATES / STATES_OF_AN_ORDER;
        for (int order = 0; order < orders - 1; order++) {
            states.append(ORDER.replace("#", Integer.toString(order)).replace("@", Integer.toString(order + 1)));
        }
        String last = ORDER.replace("#", Integer.toString(orders - 1))
                .replace("\"Next\": \"Charge @\"", "\"End\": true")
                .stripTrailing();
        states.append(last, 0, last.length() - 1);
        String head = "{\"StartAt\": \"Charge 0\", \"States\": {\n";
        String tail = "},\n\"Comment\": \"\"}";
        int length = utf8Length(head) + utf8Length(states) + utf8Length(tail);
        if (length > BYTES) {
            throw new IllegalStateException("The states alone take " + length + " bytes");
        }
        return head + states + tail.replace("\"\"", "\"" + ".".repeat(BYTES - length) + "\"");
    }

    private static int utf8Length(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
