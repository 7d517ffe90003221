package dev.loveless.junit.explore;

import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the attempts fail that a plan names, and leaves all others to whoever comes after it. Of one execution. */
final class PlanExecutor implements TaskExecutor {
    private static final String CAUSE = "The exploration of failures lets the task fail.";
    /** Between two signs of life there must be less than the silence that is allowed. */
    private static final long HALF_SECOND = 500;

    private final FailurePlan plan;
    private final Scheduler time;
    private final AttemptCount attempts;
    /** The ids of the requests that are never answered but give signs of life. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /** @param attempts counts all there are */
    PlanExecutor(FailurePlan plan, AttemptCount attempts, Scheduler time) {
        this.plan = plan;
        this.attempts = attempts;
        this.time = time;
    }

    private Optional<TaskFailure> failure(TaskRequest request) {
        int number = attempts.number(request);
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
        } else if (failure instanceof TaskFailure.Timeout
                && request.heartbeatSeconds().isPresent()) {
            open.add(request.id());
            beat(request, listener);
        }
    }

    private void beat(TaskRequest request, TaskListener listener) {
        Duration interval = Duration.ofMillis(
                Math.max(HALF_SECOND, request.heartbeatSeconds().orElseThrow() * HALF_SECOND));
        time.aside(time.now().plus(interval), () -> {
            if (open.contains(request.id())) {
                listener.heartbeat();
                beat(request, listener);
            }
        });
    }

    @Override
    public void cancel(TaskRequest request) {
        open.remove(request.id());
    }
}
