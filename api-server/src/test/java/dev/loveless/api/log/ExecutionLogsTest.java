package dev.loveless.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExecutionLogsTest {
    private static final String FAILS = """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "SomeFailure", "Cause": "As told."}}}""";
    private static final String MISSES = """
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPath": "$.seconds", "End": true}}}""";
    private static final String PASSES = """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": {"a": "b"}, "End": true}}}""";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:M:one";

    private final Lines lines = new Lines();
    private final ExecutionLogs logs = new ExecutionLogs(new InMemoryJournal(), lines.sink());

    @AfterEach
    void close() {
        lines.close();
    }

    /** Has every execution logged that is not a child of another one. */
    private Journal logging(LogLevel level, boolean includeExecutionData) {
        return new WatchedJournal(logs) {
            @Override
            public void begin(ExecutionIdentity identity, Program program) {
                super.begin(identity, program);
                if (identity.mapRunArn().isEmpty()) {
                    logs.watch(identity, program, new LoggingConfiguration(level, includeExecutionData));
                }
            }

            @Override
            protected void appended(String executionArn, Entry entry) {
                // Of no interest.
            }
        };
    }

    private static Execution run(Journal journal, String definition, String input) {
        try (Loveless loveless = loveless(journal)) {
            return loveless.stateMachine("M", definition)
                    .start(new StartOptions(input).withName("one"))
                    .await();
        }
    }

    private static Loveless loveless(Journal journal) {
        return Loveless.builder()
                .virtualTime()
                .journal(journal)
                .roleArn("arn:aws:iam::123456789012:role/r")
                .build();
    }

    private List<String> types() {
        return Lines.member("type", lines.json(), event -> true);
    }

    /** The members, their order and that they are texts: recorded. */
    @Test
    void eventsAreAsInCloudWatchLogs() {
        run(logging(LogLevel.ALL, true), PASSES, "{ }");

        assertThat(lines.text())
                .containsExactly("""
                        {"id":"1","type":"ExecutionStarted","details":{"input":"{ }","inputDetails":{"truncated":false},\
                        "roleArn":"arn:aws:iam::123456789012:role/r"},"previous_event_id":"0",\
                        "event_timestamp":"1767225600000","execution_arn":"ARN","redrive_count":"0"}""".replace("ARN", ARN), """
                        {"id":"2","type":"PassStateEntered","details":{"input":"{ }","inputDetails":{"truncated":false},\
                        "name":"P"},"previous_event_id":"0",\
                        "event_timestamp":"1767225600000","execution_arn":"ARN","redrive_count":"0"}""".replace("ARN", ARN), """
                        {"id":"3","type":"PassStateExited","details":{"output":"{\\"a\\":\\"b\\"}",\
                        "outputDetails":{"truncated":false},"name":"P"},"previous_event_id":"2",\
                        "event_timestamp":"1767225600000","execution_arn":"ARN","redrive_count":"0"}""".replace("ARN", ARN), """
                        {"id":"4","type":"ExecutionSucceeded","details":{"output":"{\\"a\\":\\"b\\"}",\
                        "outputDetails":{"truncated":false}},"previous_event_id":"3",\
                        "event_timestamp":"1767225600000","execution_arn":"ARN","redrive_count":"0"}""".replace(
                                "ARN", ARN));
    }

    @Test
    void withoutExecutionDataNamesRolesAndErrorsStay() {
        run(logging(LogLevel.ALL, false), MISSES, "{}");

        assertThat(lines.json().stream().map(event -> event.path("details").toString()))
                .containsExactly(
                        "{\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}",
                        "{\"name\":\"W\"}",
                        "{\"error\":\"States.Runtime\",\"cause\":\"An error occurred while executing the state 'W' (entered"
                                + " at the event id #2). The SecondsPath parameter does not reference an input value:"
                                + " $.seconds\"}");
    }

    @Test
    void errorsAreWhatFailedAndKeepTheIdsOfTheWholeHistory() {
        run(logging(LogLevel.ERROR, false), FAILS, "{}");

        assertThat(lines.json().stream()
                        .map(event -> event.path("id").asText() + " "
                                + event.path("type").asText() + " "
                                + event.path("previous_event_id").asText()))
                .containsExactly("2 FailStateEntered 0", "3 ExecutionFailed 2");
    }

    @Test
    void nothingIsAnErrorWhereNothingFailed() {
        run(logging(LogLevel.ERROR, true), PASSES, "{}");

        assertThat(types()).isEmpty();
    }

    @Test
    void fatalIsTheEndAlone() {
        run(logging(LogLevel.FATAL, true), FAILS, "{}");

        assertThat(types()).containsExactly("ExecutionFailed");
    }

    @Test
    void offIsSilence() {
        run(logging(LogLevel.OFF, true), FAILS, "{}");

        assertThat(types()).isEmpty();
    }

    @Test
    void executionsThatNobodyAskedForAreNotLogged() {
        run(logs, PASSES, "{}");

        assertThat(types()).isEmpty();
    }

    @Test
    void expressExecutionsAreLoggedToo() {
        try (Loveless loveless = loveless(logging(LogLevel.ALL, true))) {
            Execution execution = loveless.stateMachine("M", PASSES, StateMachineType.EXPRESS)
                    .start()
                    .await();

            assertThat(Lines.member("execution_arn", lines.json(), event -> true))
                    .hasSize(4)
                    .containsOnly(execution.arn());
        }
    }

    @Test
    void childExecutionsOfADistributedMapAreLoggedAsTheirParentIs() {
        String definition = """
                {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "L", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                  "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}""";

        run(logging(LogLevel.ALL, true), definition, "[1, 2]");

        List<JsonNode> events = lines.json();
        assertThat(Lines.member(
                        "type",
                        events,
                        event -> event.path("execution_arn").asText().equals(ARN)))
                .containsExactly(
                        "ExecutionStarted",
                        "MapStateEntered",
                        "MapStateStarted",
                        "MapRunStarted",
                        "MapRunSucceeded",
                        "MapStateSucceeded",
                        "MapStateExited",
                        "ExecutionSucceeded");
        assertThat(Lines.member(
                        "type",
                        events,
                        event -> event.path("execution_arn").asText().contains(":M/L:")))
                .hasSize(8)
                .contains("PassStateEntered");
    }

    @Test
    void aRedrivenExecutionGoesOnWithItsIds() {
        try (Loveless loveless = loveless(logging(LogLevel.ALL, false))) {
            loveless.stateMachine("M", FAILS)
                    .start(new StartOptions("{}").withName("one"))
                    .await()
                    .redrive()
                    .await();
        }

        List<JsonNode> events = lines.json();
        assertThat(Lines.member("id", events, event -> true)).containsExactly("1", "2", "3", "4", "5");
        assertThat(Lines.member(
                        "type",
                        events,
                        event -> event.path("redrive_count").asText().equals("1")))
                .containsExactly("ExecutionRedriven", "ExecutionFailed");
    }

    @Test
    void dataThatIsTooLongForCloudWatchLogsIsCutAndSaidToBe() {
        // Each of its characters takes two bytes in a JSON text.
        String input = "\"" + "\\\"".repeat(100_000) + "\"";

        run(logging(LogLevel.ALL, true), PASSES, input);

        List<JsonNode> events = lines.json();
        JsonNode details = events.get(0).path("details");
        assertThat(details.path("input").asText().length()).isEqualTo(EventPayload.MOST_ESCAPED_BYTES / 2);
        assertThat(details.path("inputDetails").path("truncated").asBoolean()).isTrue();
        assertThat(events.get(3)
                        .path("details")
                        .path("outputDetails")
                        .path("truncated")
                        .asBoolean(true))
                .isFalse();
    }
}
