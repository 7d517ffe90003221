package dev.loveless.docker.activity;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.environment.ComponentWork;
import dev.loveless.docker.environment.ComponentWork.Overload;
import dev.loveless.docker.environment.EnvironmentSettings;
import dev.loveless.docker.environment.Invocation;
import dev.loveless.docker.environment.Outcome;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.runtime.RuntimeRequest;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does the tasks of activities by components under the Lambda contract: a queue for each activity, and as many workers
 * as it needs. Input, output and errors are those of a function named by its ARN, so that a step can move between the
 * two. Thread-safe.
 *
 * <p>Unlike a function's, a task may take as long as it likes; the state's own TimeoutSeconds is all that limits it.
 */
public final class ActivityPoolExecutor implements TaskExecutor, AutoCloseable {
    private final Workshop workshop;
    private final Map<String, ComponentWork> activities = new ConcurrentHashMap<>();

    /**
     * Starts the workers that are kept in any case.
     *
     * @param server the Runtime API
     */
    public ActivityPoolExecutor(Workshop workshop, RuntimeServer server) {
        this.workshop = workshop;
        workshop.application()
                .activities()
                .forEach((name, pool) ->
                        activities.put(name, new ComponentWork(workshop, server, EnvironmentSettings.of(pool))));
        activities.values().forEach(ComponentWork::warmUp);
    }

    private Optional<ComponentWork> work(TaskRequest task) {
        if (!(task.resource() instanceof TaskResource.Activity activity)) {
            return Optional.empty();
        }
        String arn = activity.arn();
        return Optional.ofNullable(activities.get(arn.substring(arn.lastIndexOf(':') + 1)));
    }

    @Override
    public boolean supports(TaskRequest task) {
        return work(task).isPresent();
    }

    @Override
    public boolean worksElsewhere(TaskRequest task) {
        return true;
    }

    @Override
    public void start(TaskRequest task, TaskListener listener) {
        ComponentWork work = work(task).orElseThrow();
        RuntimeRequest request = new RuntimeRequest(
                UUID.randomUUID().toString(),
                new RuntimeRequest.Payload(task.parameters().text().getBytes(StandardCharsets.UTF_8)),
                task.resource().arn(),
                work.settings().limit(),
                Optional.empty(),
                RuntimeRequest.freshTraceId());
        Invocation.Listener worker = new ActivityTask(task.heartbeatSeconds(), listener, workshop);
        Invocation invocation = new Invocation(request, TaskReference.of(task), false, worker);
        work.begin(task, invocation, Overload.WAIT, new Outcome.Refused("", ""));
    }

    @Override
    public void cancel(TaskRequest task) {
        work(task).ifPresent(work -> work.cancel(task));
    }

    /** Ends all workers, and waits a while until nothing of them is left. */
    @Override
    public void close() {
        ComponentWork.close(activities.values());
    }
}
