package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.task.MockConfigurationException;
import dev.loveless.engine.task.MockConfigurationReader;
import dev.loveless.engine.task.MockExecutor;
import dev.loveless.engine.task.TaskExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executes recorded cases in this process, in virtual time, and compares. */
final class RecordedExecutions {
    private final JsonNode recorded;
    private final Comparer comparer;

    private RecordedExecutions(JsonNode recorded) {
        this.recorded = recorded;
        this.comparer = new Comparer(recorded.path("comparison"));
    }

    static CaseResult run(JsonNode recorded) {
        String id = recorded.path("id").asText();
        RecordedExecutions cases = new RecordedExecutions(recorded);
        try {
            cases.runAll();
        } catch (UnsupportedOperationException e) {
            return new CaseResult(id, CaseResult.Outcome.NOT_RUN, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new CaseResult(id, CaseResult.Outcome.FAIL, String.valueOf(e));
        }
        return CaseResult.of(id, cases.comparer.differences());
    }

    /**
     * Executes the case's variant with a mock configuration, which is read and obeyed as Step Functions Local would.
     */
    static CaseResult runMockVariant(JsonNode recorded) {
        ObjectNode variant = (ObjectNode) recorded.path("mock_variant").deepCopy();
        for (String shared : List.of("id", "type", "state_machine", "recorded")) {
            if (!variant.has(shared)) {
                variant.set(shared, recorded.path(shared));
            }
        }
        return run(variant.put("id", recorded.path("id").asText() + " (mock variant)"));
    }

    private void runAll() {
        if (!recorded.has("executions")) {
            run(recorded, List.of());
            return;
        }
        int index = 0;
        for (JsonNode item : recorded.path("executions")) {
            ObjectNode holder = JsonNodeFactory.instance.objectNode();
            for (String shared : List.of("definition", "state_machine", "type", "mocks")) {
                if (recorded.has(shared)) {
                    holder.set(shared, recorded.path(shared));
                }
            }
            holder.setAll((ObjectNode) item);
            run(holder, List.of("executions", index++));
        }
    }

    private void run(JsonNode holder, List<Object> path) {
        JsonNode expected = holder.path("expected");
        if (expected.size() == 1 && expected.has("other")) {
            throw new UnsupportedOperationException("only what other services saw was recorded");
        }
        String role = holder.path("state_machine").path("role_arn").asText();
        TaskExecutor tasks = tasks(holder);
        try (Loveless loveless = Loveless.builder()
                .account(recorded.path("account").asText("111111111111"))
                .virtualTime(clock())
                .roleArn(role)
                .executor(tasks)
                .build()) {
            createActivities(loveless, holder);
            StateMachine machine = loveless.stateMachine(
                    holder.path("state_machine").path("name").asText(),
                    holder.path("definition").toString(),
                    StateMachineType.valueOf(holder.path("type").asText("STANDARD")));
            StartOptions options = holder.has("test_case")
                    ? new StartOptions(input(holder))
                            .withTestCase(holder.path("test_case").asText())
                    : new StartOptions(input(holder));
            Execution execution = machine.start(
                    holder.has("execution_name")
                            ? options.withName(holder.path("execution_name").asText())
                            : options);
            compare(holder, expected, loveless, execution, path);
        }
    }

    private static TaskExecutor tasks(JsonNode holder) {
        if (!holder.has("config")) {
            return new RecordedTasks(holder.path("mocks"));
        }
        try {
            return new MockExecutor(MockConfigurationReader.read(
                    "MockConfigFile.json", holder.path("config").toString()));
        } catch (MockConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Activities exist if the recorded test made one, unless it is the one that it had deleted. */
    private void createActivities(Loveless loveless, JsonNode holder) {
        boolean deleted = recorded.path("expected").has("create_activity")
                && !holder.path("mocks").toString().contains(":activity:");
        if (!deleted) {
            for (JsonNode mock : holder.path("mocks")) {
                String resource = mock.path("resource").asText();
                if (resource.contains(":activity:")) {
                    loveless.activity(resource.substring(resource.lastIndexOf(':') + 1));
                }
            }
        }
    }

    private Instant clock() {
        String clock = recorded.path("recorded_clock").asText("");
        return clock.isEmpty()
                ? Instant.parse(recorded.path("recorded").path("at").asText("2026-01-01T00:00:00Z"))
                : OffsetDateTime.parse(clock).toInstant();
    }

    private static String input(JsonNode holder) {
        if (holder.has("input_text")) {
            return holder.path("input_text").isNull()
                    ? "{}"
                    : holder.path("input_text").asText();
        }
        return PythonJson.of(holder.path("input"));
    }

    private void compare(
            JsonNode holder, JsonNode expected, Loveless loveless, Execution execution, List<Object> path) {
        if (expected.path("status").asText().equals("RUNNING")) {
            loveless.advance(Duration.ZERO);
        } else {
            execution.await();
        }
        if (expected.has("events")) {
            ArrayNode events = JsonNodeFactory.instance.arrayNode();
            for (HistoryEvent event : execution.history()) {
                events.add(event.toJson());
            }
            String order = holder.has("order")
                    ? holder.path("order").asText()
                    : holder.path("comparison").path("order").asText("strict");
            comparer.history(expected.path("events"), events, order, with(path, "events"));
        }
        if (expected.path("status").asText().equals("RUNNING")) {
            return;
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("status", "output", "error", "cause")) {
            boolean alsoInEvents = expected.has("events") && !member.equals("status");
            if (expected.has(member) && !alsoInEvents) {
                wanted.set(member, expected.path(member));
            }
        }
        comparer.answer(wanted, ending(execution, wanted), path);
    }

    private static ObjectNode ending(Execution execution, JsonNode wanted) {
        ObjectNode ending = JsonNodeFactory.instance.objectNode();
        ExecutionStatus status = execution.status();
        put(ending, "status", Optional.of(status.name()), wanted);
        put(ending, "output", execution.output(), wanted);
        put(ending, "error", execution.error(), wanted);
        put(ending, "cause", execution.cause(), wanted);
        return ending;
    }

    private static void put(ObjectNode ending, String member, Optional<String> value, JsonNode wanted) {
        if (wanted.has(member)) {
            value.ifPresent(text -> ending.put(member, text));
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
