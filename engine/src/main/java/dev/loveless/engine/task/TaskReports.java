package dev.loveless.engine.task;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.TaskFailureKind;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns what is said of an attempt into commands for its execution. As thread-safe as what takes the commands. */
public final class TaskReports implements TaskListener {
    private final Consumer<Command> execution;
    private final int frame;
    private final long serial;

    /**
     * @param execution takes the commands
     * @param serial of the attempt
     */
    public TaskReports(Consumer<Command> execution, int frame, long serial) {
        this.execution = execution;
        this.frame = frame;
        this.serial = serial;
    }

    @Override
    public void started() {
        started(Optional.empty());
    }

    @Override
    public void started(Optional<String> workerName) {
        execution.accept(new Command.TaskStarted(frame, serial, workerName));
    }

    @Override
    public void submitted(JsonData output) {
        execution.accept(new Command.TaskSubmitted(frame, serial, output));
    }

    @Override
    public void heartbeat() {
        execution.accept(new Command.TaskHeartbeat(frame, serial));
    }

    @Override
    public void succeeded(JsonData output) {
        execution.accept(new Command.TaskSucceeded(frame, serial, output));
    }

    @Override
    public void failed(String error, String cause) {
        failed(TaskFailureKind.FAILED, Optional.of(error), Optional.of(cause));
    }

    @Override
    public void failed(TaskFailureKind kind, Optional<String> error, Optional<String> cause) {
        execution.accept(new Command.TaskFailed(frame, serial, kind, error, cause));
    }

    @Override
    public void unusable(String cause) {
        execution.accept(new Command.TaskUnusable(frame, serial, cause));
    }
}
