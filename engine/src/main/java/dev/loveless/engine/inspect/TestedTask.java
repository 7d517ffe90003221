package dev.loveless.engine.inspect;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.TaskAttempt;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The task of a state under test, done by an executor. */
final class TestedTask implements TaskListener {
    private final StateTest test;
    private final Effect.DispatchTask task;
    private final Supplier<Turn> turns;
    private final CompletableFuture<TestStateAnswer> answer = new CompletableFuture<>();

    TestedTask(StateTest test, Effect.DispatchTask task, Supplier<Turn> turns) {
        this.test = test;
        this.task = task;
        this.turns = turns;
    }

    /** Lets the first executor that can do it do it. */
    CompletionStage<TestStateAnswer> start(Function<TaskRequest, Optional<TaskExecutor>> executors) {
        ExecutionState execution = test.execution();
        TaskAttempt attempt = task.attempt();
        TaskRequest request = new TaskRequest(
                execution.identity().executionArn() + "#" + attempt.serial(),
                execution.identity(),
                task.state(),
                execution.program().resource(attempt.resource()),
                attempt.parameters(),
                attempt.token(),
                attempt.timeoutSeconds(),
                attempt.heartbeatSeconds(),
                attempt.roleArn(),
                Optional.empty());
        executors
                .apply(request)
                .ifPresentOrElse(
                        executor -> executor.start(request, this),
                        () -> unusable("Nothing here does the work of this state: configure a handler, a mock or a"
                                + " component for " + attempt.resource() + "."));
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

    private int frame() {
        return task.frame();
    }

    private long serial() {
        return task.attempt().serial();
    }

    @Override
    public void started() {
        started(Optional.empty());
    }

    @Override
    public void started(Optional<String> workerName) {
        take(new Command.TaskStarted(frame(), serial(), workerName));
    }

    @Override
    public void submitted(JsonData output) {
        take(new Command.TaskSubmitted(frame(), serial(), output));
    }

    @Override
    public void heartbeat() {
        take(new Command.TaskHeartbeat(frame(), serial()));
    }

    @Override
    public void succeeded(JsonData output) {
        take(new Command.TaskSucceeded(frame(), serial(), output));
    }

    @Override
    public void failed(String error, String cause) {
        failed(TaskFailureKind.FAILED, Optional.of(error), Optional.of(cause));
    }

    @Override
    public void failed(TaskFailureKind kind, Optional<String> error, Optional<String> cause) {
        take(new Command.TaskFailed(frame(), serial(), kind, error, cause));
    }

    @Override
    public void unusable(String cause) {
        take(new Command.TaskUnusable(frame(), serial(), cause));
    }
}
