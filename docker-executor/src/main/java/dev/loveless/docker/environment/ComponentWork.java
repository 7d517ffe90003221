package dev.loveless.docker.environment;

import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultPlan;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The tasks of one component under the Lambda contract: each goes to an environment, or meets the fault that is planned
 * for it. Thread-safe; nothing blocks but {@link #close}.
 */
public final class ComponentWork {
    /** For the removal of what is left; an engine that is closed after it removes the rest. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final Workshop workshop;
    private final EnvironmentPool pool;
    private final FaultPlan faults;
    private final Map<String, Invocation> invocations = new ConcurrentHashMap<>();

    public ComponentWork(Workshop workshop, RuntimeServer server, EnvironmentSettings settings) {
        this.workshop = workshop;
        this.pool = new EnvironmentPool(workshop, server, settings);
        this.faults = new FaultPlan(settings.component().faults());
    }

    /** What is done where as many requests are at work as may be. */
    public enum Overload {
        WAIT,
        REFUSE
    }

    public EnvironmentSettings settings() {
        return pool.settings();
    }

    /** Sees to it that there are as many environments as are kept in any case. */
    public void warmUp() {
        pool.warmUp();
    }

    /**
     * Begins a task, which can be cancelled.
     *
     * @param refusal how it ends where it is refused
     */
    public void begin(TaskRequest task, Invocation invocation, Overload overload, Outcome refusal) {
        invocations.put(task.id(), invocation);
        invocation.afterwards(() -> invocations.remove(task.id(), invocation));
        beginWithFault(task, invocation, overload, refusal);
    }

    /** Begins what a task leaves behind: it waits for its turn, and goes on whatever becomes of the task. */
    public void beginDetached(TaskRequest task, Invocation invocation) {
        beginWithFault(task, invocation, Overload.WAIT, new Outcome.Refused("", ""));
    }

    private void beginWithFault(TaskRequest task, Invocation invocation, Overload overload, Outcome refusal) {
        Fault fault = faults.faultFor(task).orElse(null);
        if (fault instanceof Fault.Answer answer) {
            tell(answer, invocation);
            invocation.end(new Outcome.Refused(answer.error(), answer.cause()));
        } else if (fault instanceof Fault.FailStart) {
            tell(fault, invocation);
            Failure failure = Failure.service(
                    "Component '" + settings().component().name() + "' did not start: a fault made on purpose.");
            invocation.end(failure.of(invocation.id()));
        } else if (fault instanceof Fault.Delay delay) {
            tell(delay, invocation);
            workshop.timer()
                    .schedule(
                            () -> place(invocation, overload, refusal),
                            delay.duration().toMillis(),
                            TimeUnit.MILLISECONDS);
        } else {
            if (fault instanceof Fault.Kill kill) {
                invocation.killLater(killing(invocation, kill));
            }
            place(invocation, overload, refusal);
        }
    }

    private Invocation.Kill killing(Invocation invocation, Fault.Kill kill) {
        return new Invocation.Kill(kill.after().orElse(Duration.ZERO), () -> tell(kill, invocation));
    }

    private void tell(Fault fault, Invocation invocation) {
        workshop.events().accept(fault.made(settings().component().name(), invocation.task()));
    }

    private void place(Invocation invocation, Overload overload, Outcome refusal) {
        if (invocation.isOver()) {
            return;
        }
        if (overload == Overload.WAIT) {
            pool.enqueue(invocation);
        } else if (!pool.offer(invocation)) {
            invocation.end(refusal);
        }
    }

    /** Nobody waits for the task any more: what works on it is killed. */
    public void cancel(TaskRequest task) {
        Invocation invocation = invocations.remove(task.id());
        if (invocation != null) {
            pool.cancel(invocation);
        }
    }

    /** Ends all environments of some components, and waits a while until nothing of them is left. */
    public static void close(Collection<ComponentWork> components) {
        CompletableFuture.allOf(components.stream()
                        .map(component -> component.pool.end())
                        .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
