package dev.loveless.engine.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.TaskAttempt;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers tasks as a case says: for each state a list, whose last entry is repeated. An entry has {@code return},
 * {@code error} (with {@code cause}) or {@code never}; with {@code echo} it returns its parameters; {@code after} is a
 * number of seconds of virtual time, {@code heartbeats} when it says that it lives, {@code submitted} the answer of the
 * service.
 */
final class CaseTasks implements TaskExecutor {
    private final JsonNode tasks;
    private final Map<String, Integer> next = new HashMap<>();
    private final List<String> cancelled = new ArrayList<>();
    /** When the tasks were scheduled that a restart takes up. */
    private final Map<String, Instant> scheduledBefore = new HashMap<>();

    private Optional<Scheduler> scheduler = Optional.empty();

    CaseTasks(JsonNode tasks) {
        this.tasks = tasks;
    }

    /** To be called before the first task: what the time passes by. */
    void in(Scheduler time) {
        scheduler = Optional.of(time);
    }

    /** States whose attempts were given up, in order. */
    List<String> cancelled() {
        return cancelled;
    }

    /** What happened before a restart has had its answers; what was open then is answered again. */
    void skip(Journal.Entry turn, ExecutionState state, Map<Integer, String> stateOfFrame) {
        Set<Long> open =
                state.openTasks().stream().map(task -> task.attempt().serial()).collect(Collectors.toSet());
        for (Fact fact : turn.facts()) {
            if (fact instanceof Fact.StateEntered entered) {
                stateOfFrame.put(entered.frame(), entered.state());
            } else if (fact instanceof Fact.TaskScheduled scheduled) {
                TaskAttempt attempt = scheduled.attempt();
                scheduledBefore.put(state.identity().executionArn() + "#" + attempt.serial(), turn.time());
                if (!open.contains(attempt.serial())) {
                    next.merge(stateOfFrame.getOrDefault(scheduled.frame(), ""), 1, Integer::sum);
                }
            }
        }
    }

    @Override
    public boolean supports(TaskRequest request) {
        return tasks.has(request.state());
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        JsonNode answers = tasks.path(request.state());
        int number = next.merge(request.state(), 1, Integer::sum) - 1;
        JsonNode answer = answers.get(Math.min(number, answers.size() - 1));
        if (answer.path("started").asBoolean(true)) {
            listener.started();
        }
        if (answer.has("submitted")) {
            listener.submitted(JsonData.of(answer.path("submitted")));
        }
        for (JsonNode seconds : answer.path("heartbeats")) {
            after(request, seconds.asLong(), listener::heartbeat);
        }
        if (!answer.has("never")) {
            after(request, answer.path("after").asLong(0), () -> finish(request, answer, listener));
        }
    }

    private static void finish(TaskRequest request, JsonNode answer, TaskListener listener) {
        if (answer.has("error") || answer.has("fails")) {
            TaskFailureKind kind = TaskFailureKind.valueOf(answer.path("kind").asText("FAILED"));
            listener.failed(kind, text(answer, "error"), text(answer, "cause"));
        } else if (answer.has("echo")) {
            listener.succeeded(request.parameters());
        } else {
            listener.succeeded(JsonData.of(answer.path("return")));
        }
    }

    /** What was to happen before a restart has happened. */
    private void after(TaskRequest request, long seconds, Runnable action) {
        if (seconds == 0) {
            action.run();
            return;
        }
        Scheduler time = scheduler.orElseThrow();
        Instant due = scheduledBefore.getOrDefault(request.id(), time.now()).plusSeconds(seconds);
        if (!due.isBefore(time.now())) {
            time.at(due, action);
        }
    }

    private static Optional<String> text(JsonNode answer, String member) {
        return Optional.ofNullable(answer.get(member)).map(JsonNode::asText);
    }

    @Override
    public void cancel(TaskRequest request) {
        cancelled.add(request.state());
    }
}
