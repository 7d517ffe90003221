package dev.loveless.junit.explore;

import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the attempts fail that a plan names, and leaves all others to whoever comes after it. Of one execution. */
final class PlanExecutor implements TaskExecutor {
    private static final String CAUSE = "The exploration of failures lets the task fail.";
    /** Between two signs of life there must be less than the silence that is allowed. */
    private static final long HALF_SECOND = 500;

    private final FailurePlan plan;
    private final Scheduler time;
    /** By the id of requests: the how manieth attempt of its state each is. */
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    private final Map<String, Integer> begun = new TreeMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    PlanExecutor(FailurePlan plan, Scheduler time) {
        this.plan = plan;
        this.time = time;
    }

    /** How many attempts of each Task state were begun, those that failed by plan included. */
    synchronized Map<String, Integer> begun() {
        return Map.copyOf(begun);
    }

    private synchronized int number(TaskRequest request) {
        Integer known = numbers.get(request.id());
        if (known != null) {
            return known;
        }
        int number = begun.merge(request.state(), 1, Integer::sum);
        numbers.put(request.id(), number);
        return number;
    }

    private Optional<TaskFailure> failure(TaskRequest request) {
        int number = number(request);
        return plan.failures().stream()
                .filter(it -> it.state().equals(request.state()) && it.isFor(number))
                .map(PlannedFailure::failure)
                .findFirst();
    }

    @Override
    public boolean supports(TaskRequest request) {
        return failure(request).isPresent();
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        TaskFailure failure = failure(request).orElseThrow();
        listener.started();
        if (failure instanceof TaskFailure.Named named) {
            listener.failed(named.error(), CAUSE);
        } else if (failure instanceof TaskFailure.Timeout && request.heartbeatSeconds().isPresent()) {
            silent.add(request.id());
            beat(request, listener);
        }
    }

    private void beat(TaskRequest request, TaskListener listener) {
        Duration interval = Duration.ofMillis(
                Math.max(HALF_SECOND, request.heartbeatSeconds().orElseThrow() * HALF_SECOND));
        time.aside(time.now().plus(interval), () -> {
            if (silent.contains(request.id())) {
                listener.heartbeat();
                beat(request, listener);
            }
        });
    }

    @Override
    public void cancel(TaskRequest request) {
        silent.remove(request.id());
    }
}
