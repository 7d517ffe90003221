package dev.loveless.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.history.InMemoryJournal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusEventsTest {
    private static final String WAITS = """
            {"StartAt": "W", "States": {
              "W": {"Type": "Wait", "Seconds": 60, "Next": "P"},
              "P": {"Type": "Pass", "Result": {"Arg1": "argument1"}, "End": true}}}""";
    private static final String FAILS = """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "SomeFailure", "Cause": "As told."}}}""";

    private final Lines lines = new Lines();
    private final Loveless loveless = Loveless.builder()
            .virtualTime()
            .account("111111111111")
            .journal(
                    new StatusEvents(new InMemoryJournal(), lines.sink(), () -> "00000000-0000-4000-8000-000000000000"))
            .build();

    @AfterEach
    void close() {
        loveless.close();
        lines.close();
    }

    /** The members and their order: recorded. */
    @Test
    void anExecutionTellsOfItsStartAndOfItsEnd() {
        loveless.stateMachine("M", WAITS)
                .start(new StartOptions("{}").withName("one"))
                .await();

        assertThat(lines.text())
                .containsExactly(event("2026-01-01T00:00:00Z", """
                        "status":"RUNNING","startDate":1767225600000,"stopDate":null,"input":"{}","output":null,\
                        "stateMachineVersionArn":null,"stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,\
                        "redriveStatus":"NOT_REDRIVABLE",\
                        "redriveStatusReason":"Execution is RUNNING and cannot be redriven",\
                        "inputDetails":{"included":true},"outputDetails":null,"error":null,"cause":null"""), event("2026-01-01T00:01:00Z", """
                        "status":"SUCCEEDED","startDate":1767225600000,"stopDate":1767225660000,"input":"{}",\
                        "output":"{\\"Arg1\\":\\"argument1\\"}",\
                        "stateMachineVersionArn":null,"stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,\
                        "redriveStatus":"NOT_REDRIVABLE",\
                        "redriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",\
                        "inputDetails":{"included":true},"outputDetails":{"included":true},"error":null,"cause":null"""));
    }

    private static String event(String time, String detail) {
        return """
                {"version":"0","id":"00000000-0000-4000-8000-000000000000",\
                "detail-type":"Step Functions Execution Status Change","source":"aws.states",\
                "account":"111111111111","time":"TIME","region":"us-east-1",\
                "resources":["arn:aws:states:us-east-1:111111111111:execution:M:one"],\
                "detail":{"executionArn":"arn:aws:states:us-east-1:111111111111:execution:M:one",\
                "stateMachineArn":"arn:aws:states:us-east-1:111111111111:stateMachine:M","name":"one",DETAIL}}""".replace("TIME", time).replace("DETAIL", detail);
    }

    private List<JsonNode> details() {
        return lines.json().stream().map(event -> event.path("detail")).toList();
    }

    @Test
    void aFailedExecutionTellsWhyAndThatItCanBeRedriven() {
        loveless.stateMachine("M", FAILS).start().await();

        JsonNode end = details().get(1);
        assertThat(end.path("status").asText()).isEqualTo("FAILED");
        assertThat(end.path("error").asText()).isEqualTo("SomeFailure");
        assertThat(end.path("cause").asText()).isEqualTo("As told.");
        assertThat(end.path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        assertThat(end.path("redriveStatusReason").isNull()).isTrue();
    }

    @Test
    void aRedrivenExecutionRunsAgain() {
        loveless.stateMachine("M", FAILS).start().await().redrive().await();

        List<JsonNode> details = details();
        assertThat(Lines.member("status", details, detail -> true))
                .containsExactly("RUNNING", "FAILED", "RUNNING", "FAILED");
        JsonNode redriven = details.get(2);
        assertThat(redriven.path("redriveCount").asInt()).isEqualTo(1);
        assertThat(redriven.path("redriveDate").asLong()).isEqualTo(1767225600000L);
        assertThat(redriven.path("stopDate").isNull()).isTrue();
        assertThat(redriven.path("error").isNull()).isTrue();
    }

    @Test
    void aStoppedExecutionIsAborted() {
        loveless.stateMachine("M", WAITS).start().stop("Mine", null).await();

        List<JsonNode> details = details();
        assertThat(Lines.member("status", details, detail -> true)).containsExactly("RUNNING", "ABORTED");
        assertThat(details.get(1).path("error").asText()).isEqualTo("Mine");
        assertThat(details.get(1).path("cause").isNull()).isTrue();
    }

    @Test
    void expressExecutionsSendNothing() {
        loveless.stateMachine("M", WAITS, StateMachineType.EXPRESS).start().await();

        assertThat(lines.text()).isEmpty();
    }

    @Test
    void childExecutionsNameTheMachineWithTheLabelOfTheirMap() {
        String definition = """
                {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "L", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}""";

        loveless.stateMachine("M", definition).start("[1]").await();

        assertThat(Lines.member("stateMachineArn", details(), detail -> true))
                .containsExactly(
                        "arn:aws:states:us-east-1:111111111111:stateMachine:M",
                        "arn:aws:states:us-east-1:111111111111:stateMachine:M/L",
                        "arn:aws:states:us-east-1:111111111111:stateMachine:M/L",
                        "arn:aws:states:us-east-1:111111111111:stateMachine:M");
    }

    @Test
    void dataThatIsTooLongForEventBridgeIsLeftOut() {
        String input = "\"" + "x".repeat(150_000) + "\"";
        String passes = "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";

        loveless.stateMachine("M", passes).start(input).await();

        List<JsonNode> details = details();
        assertThat(details.get(0).path("inputDetails").path("included").asBoolean())
                .isTrue();
        // Either would do, but not both together: the input is left out.
        assertThat(details.get(1).path("input").isNull()).isTrue();
        assertThat(details.get(1).path("inputDetails").path("included").asBoolean(true))
                .isFalse();
        assertThat(details.get(1).path("output").asText().length()).isEqualTo(input.length());
        assertThat(details.get(1).path("outputDetails").path("included").asBoolean())
                .isTrue();
    }
}
