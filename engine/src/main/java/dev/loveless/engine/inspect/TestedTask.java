package dev.loveless.engine.inspect;

import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.Timer;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskReports;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import dev.loveless.engine.time.Scheduler.Alarm;
import dev.loveless.engine.time.Scheduler.BusyToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The task of a state under test, done by an executor, for as long as the state waits for it. Tasks that may be silent
 * for so long only are not tested without a mock; so the limits that there are are armed once.
 */
final class TestedTask {
    private final StateTrial test;
    private final TaskRequest request;
    private final TaskReports reports;
    private final Supplier<Turn> turns;
    private final Scheduler scheduler;
    /** Complete before the work is begun. */
    private final List<Alarm> limits = new ArrayList<>(1);

    private final CompletableFuture<TestStateAnswer> answer = new CompletableFuture<>();

    TestedTask(StateTrial test, Effect.DispatchTask task, Supplier<Turn> turns, Scheduler scheduler) {
        this.test = test;
        this.request = TaskRequest.of(test.execution(), task, Optional.empty());
        this.reports = new TaskReports(this::take, task.frame(), task.attempt().serial());
        this.turns = turns;
        this.scheduler = scheduler;
    }

    /** Lets the first executor that can do it do it. */
    CompletionStage<TestStateAnswer> start(Function<TaskRequest, Optional<TaskExecutor>> executors) {
        executors
                .apply(request)
                .ifPresentOrElse(
                        executor -> start(executor, reports),
                        () -> reports.unusable("Nothing here does the work of this state: configure a handler, a mock"
                                + " or a component for " + request.resource().arn() + "."));
        return answer;
    }

    private void start(TaskExecutor executor, TaskListener listener) {
        BusyToken time = executor.worksElsewhere(request)
                ? scheduler.busy("the work of state '" + request.state() + "' under test")
                : () -> {};
        arm(executor);
        answer.whenComplete((given, fault) -> {
            time.release();
            limits.forEach(Alarm::cancel);
            if (answer.isCancelled()) {
                executor.cancel(request);
            }
        });
        try {
            executor.start(request, listener);
        } catch (RuntimeException | Error e) {
            // As for an execution: a fault of the executor's is the state's.
            reports.unusable("The work of the state could not be begun: " + e);
        }
    }

    private void arm(TaskExecutor executor) {
        int queue = Math.floorMod(request.id().hashCode(), scheduler.queues());
        for (Timer timer : test.execution().timers()) {
            limits.add(scheduler.aside(timer.due(), () -> scheduler.post(queue, () -> expire(timer, executor))));
        }
    }

    private void expire(Timer timer, TaskExecutor executor) {
        if (take(new Command.TimerFired(timer))) {
            executor.cancel(request);
        }
    }

    /** @return whether the test is over for it */
    private boolean take(Command command) {
        synchronized (test) {
            if (test.isOver()) {
                return false;
            }
            test.take(command, turns.get());
            if (!test.isOver()) {
                return false;
            }
            answer.complete(test.answer());
            return true;
        }
    }
}
