package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.api.log.ExecutionLogs;
import dev.loveless.api.log.LogLevel;
import dev.loveless.api.log.LogSink;
import dev.loveless.api.log.LoggingConfiguration;
import dev.loveless.api.log.StatusEvents;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What executions told CloudWatch Logs and EventBridge. */
final class RecordedEventsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static List<JsonNode> cases(Predicate<JsonNode> condition) throws IOException {
        return Recordings.ofKinds(Set.of("logs", "express_async", "execution")).stream()
                .filter(recorded -> !Recordings.isExternal(recorded))
                .filter(condition)
                .toList();
    }

    @Test
    void logEventsAreThoseOfCloudWatchLogs() throws IOException {
        if (Recordings.arePresent()) {
            List<JsonNode> cases =
                    cases(recorded -> recorded.path("state_machine").has("logging_configuration"));

            assertThat(cases).hasSizeGreaterThan(10);
            List<CaseResult> results = new ArrayList<>();
            for (JsonNode recorded : cases) {
                ArrayNode logged = events(recorded, (journal, sink) -> logged(journal, sink, recorded));
                JsonNode expected = recorded.path("expected");
                Comparer comparer = new Comparer(recorded.path("comparison"));
                if (expected.has("end_event")) {
                    comparer.answer(expected.path("end_event"), logged.get(logged.size() - 1), List.of("end_event"));
                } else {
                    comparer.answer(
                            expected.has("logged_execution_events")
                                    ? expected.path("logged_execution_events")
                                    : MAPPER.createArrayNode(),
                            logged,
                            List.of("logged_execution_events"));
                }
                results.add(CaseResult.of(recorded.path("id").asText(), comparer.differences()));
            }
            assertThat(results).allMatch(CaseResult::isGood);
        }
    }

    private static Journal logged(Journal journal, LogSink sink, JsonNode recorded) {
        JsonNode asked = recorded.path("state_machine").path("logging_configuration");
        LoggingConfiguration configuration = new LoggingConfiguration(
                LogLevel.valueOf(asked.path("level").asText()),
                asked.path("includeExecutionData").asBoolean());
        ExecutionLogs logs = new ExecutionLogs(journal, sink);
        return new WatchedJournal(logs) {
            @Override
            public void begin(ExecutionIdentity identity, Program program) {
                super.begin(identity, program);
                logs.watch(identity, program, configuration);
            }

            @Override
            protected void appended(String executionArn, Entry entry) {
                // Of no interest.
            }
        };
    }

    @Test
    void statusEventsAreThoseOfEventBridge() throws IOException {
        if (Recordings.arePresent()) {
            List<JsonNode> cases = cases(recorded -> recorded.path("expected")
                    .path("other")
                    .path("stepfunctions_events")
                    .path(0)
                    .path("source")
                    .asText()
                    .equals("aws.states"));

            assertThat(cases).isNotEmpty();
            List<CaseResult> results = new ArrayList<>();
            for (JsonNode recorded : cases) {
                ArrayNode sent = events(
                        recorded,
                        (journal, sink) -> new StatusEvents(
                                journal, sink, () -> UUID.randomUUID().toString()));
                Comparer comparer = new Comparer(recorded.path("comparison"));
                comparer.answer(
                        recorded.path("expected").path("other").path("stepfunctions_events"),
                        sent,
                        List.of("other", "stepfunctions_events"));
                results.add(CaseResult.of(recorded.path("id").asText(), comparer.differences()));
            }
            assertThat(results).allMatch(CaseResult::isGood);
        }
    }

    private interface Watching {
        Journal watch(Journal journal, LogSink sink);
    }

    /** What the case's execution tells. */
    private static ArrayNode events(JsonNode recorded, Watching watching) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (LogSink sink = LogSink.to("the test", written);
                Loveless loveless = Loveless.builder()
                        .virtualTime()
                        .account("111111111111")
                        .roleArn(recorded.path("state_machine").path("role_arn").asText())
                        .executor(new RecordedTasks(recorded.path("mocks")))
                        .journal(watching.watch(new InMemoryJournal(), sink))
                        .build()) {
            loveless.stateMachine(
                            recorded.path("state_machine").path("name").asText(),
                            recorded.path("definition").toString(),
                            StateMachineType.valueOf(recorded.path("type").asText()))
                    .start(PythonJson.of(recorded.path("input")))
                    .await();
        }
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            events.add(MAPPER.readTree(line));
        }
        return events;
    }
}
