package dev.loveless.engine.inspect;

import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskReports;
import dev.loveless.engine.task.TaskRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The task of a state under test, done by an executor. */
final class TestedTask {
    private final StateTrial test;
    private final Effect.DispatchTask task;
    private final Supplier<Turn> turns;
    private final CompletableFuture<TestStateAnswer> answer = new CompletableFuture<>();

    TestedTask(StateTrial test, Effect.DispatchTask task, Supplier<Turn> turns) {
        this.test = test;
        this.task = task;
        this.turns = turns;
    }

    /** Lets the first executor that can do it do it. */
    CompletionStage<TestStateAnswer> start(Function<TaskRequest, Optional<TaskExecutor>> executors) {
        TaskRequest request = TaskRequest.of(test.execution(), task, Optional.empty());
        TaskListener reports =
                new TaskReports(this::take, task.frame(), task.attempt().serial());
        executors
                .apply(request)
                .ifPresentOrElse(
                        executor -> executor.start(request, reports),
                        () -> reports.unusable("Nothing here does the work of this state: configure a handler, a mock"
                                + " or a component for " + task.attempt().resource() + "."));
        return answer;
    }

    private void take(Command command) {
        synchronized (test) {
            test.take(command, turns.get());
            if (test.isOver()) {
                answer.complete(test.answer());
            }
        }
    }
}
