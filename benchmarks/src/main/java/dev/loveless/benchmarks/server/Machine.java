package dev.loveless.benchmarks.server;

/**
 * A state machine of three states.
 *
 * @param arn in the form that JSON has it in
 */
record Machine(String arn) {
    private static final String DEFINITION = """
            {"StartAt": "Check", "States": {
              "Check": {"Type": "Pass", "Result": true, "ResultPath": "$.checked", "Next": "Decide"},
              "Decide": {"Type": "Choice", "Choices": [
                {"Variable": "$.number", "NumericGreaterThanEquals": 0, "Next": "Done"}]},
              "Done": {"Type": "Succeed"}}}""";

    /** What makes one of a type, STANDARD or EXPRESS. */
    static String creation(String type) {
        return "{\"name\":\"Three-" + type + "\",\"roleArn\":\"arn:aws:iam::111111111111:role/any\",\"type\":\"" + type
                + "\",\"definition\":\"" + escaped(DEFINITION) + "\"}";
    }

    static String escaped(String text) {
        return text.replace("\"", "\\\"").replace("\n", " ");
    }

    /** The body of a call that starts an execution. */
    String start(int number) {
        return "{\"stateMachineArn\":\"" + arn + "\",\"input\":\"{\\\"number\\\":" + number + "}\"}";
    }

    /** What the answer to whoever asks for the output shows. */
    static String output(int number) {
        return "\"output\":\"{\\\"number\\\":" + number + ",\\\"checked\\\":true}\"";
    }
}
