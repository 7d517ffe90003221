package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the tasks of an execution as they were answered when it was recorded. */
final class RecordedTasks implements TaskExecutor {
    private final List<Mock> mocks = new ArrayList<>();

    private static final class Mock {
        final String state;
        final List<JsonNode> outcomes = new ArrayList<>();
        int next;

        Mock(String state, JsonNode outcomes) {
            this.state = state;
            outcomes.forEach(this.outcomes::add);
        }
    }

    RecordedTasks(JsonNode recorded) {
        recorded.forEach(mock -> mocks.add(new Mock(mock.path("state").asText(), mock.path("outcomes"))));
    }

    @Override
    public boolean supports(TaskRequest request) {
        return mocks.stream().anyMatch(mock -> mock.state.equals(request.state()));
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        Optional<JsonNode> outcome = next(request);
        if (outcome.isEmpty()) {
            listener.unusable("No outcome was recorded for another attempt of " + request.state());
            return;
        }
        answer(request, outcome.get(), listener);
    }

    /** Where a state ran in several iterations, the one that was given the same parameters, else the first unused. */
    private Optional<JsonNode> next(TaskRequest request) {
        List<Mock> of = mocks.stream()
                .filter(mock -> mock.state.equals(request.state()) && mock.next < mock.outcomes.size())
                .toList();
        JsonNode given = request.parameters().tree();
        Optional<Mock> same =
                of.stream().filter(mock -> parameters(mock).equals(given)).findFirst();
        return same.or(() -> of.stream().findFirst()).map(mock -> mock.outcomes.get(mock.next++));
    }

    private static JsonNode parameters(Mock mock) {
        return mock.outcomes.get(mock.next).path("parameters");
    }

    private static void answer(TaskRequest request, JsonNode outcome, TaskListener listener) {
        Optional<String> error = text(outcome, "error");
        Optional<String> cause = text(outcome, "cause");
        switch (outcome.path("outcome").asText()) {
            case "schedule_failed" -> {
                listener.failed(TaskFailureKind.SCHEDULE_FAILED, error, cause);
                return;
            }
            case "start_failed" -> {
                listener.failed(TaskFailureKind.START_FAILED, error, cause);
                return;
            }
            default -> {}
        }
        boolean neverPolled = request.resource() instanceof TaskResource.Activity
                && outcome.path("outcome").asText().equals("timed_out");
        if (!neverPolled) {
            listener.started(text(outcome, "workerName"));
        }
        if (outcome.has("submitted")) {
            listener.submitted(JsonData.of(outcome.path("submitted")));
        }
        switch (outcome.path("outcome").asText()) {
            case "succeeded" -> listener.succeeded(JsonData.of(outcome.path("output")));
            case "timed_out" -> {}
            case "submit_failed" -> listener.failed(TaskFailureKind.SUBMIT_FAILED, error, cause);
            default -> listener.failed(TaskFailureKind.FAILED, error, cause);
        }
    }

    private static Optional<String> text(JsonNode outcome, String member) {
        return Optional.ofNullable(outcome.get(member)).map(JsonNode::asText);
    }

    /** How many outcomes of each state have not been asked for. */
    Map<String, Integer> unused() {
        Map<String, Integer> unused = new HashMap<>();
        mocks.stream()
                .filter(mock -> mock.next < mock.outcomes.size())
                .forEach(mock -> unused.merge(mock.state, mock.outcomes.size() - mock.next, Integer::sum));
        return unused;
    }
}
