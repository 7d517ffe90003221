package dev.loveless.engine.runtime;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.TaskListener;
import java.util.Optional;

/** Turns what is said of an attempt into commands for its execution. */
final class TaskReports implements TaskListener {
    private final ExecutionCell execution;
    private final int frame;
    private final long serial;

    TaskReports(ExecutionCell execution, int frame, long serial) {
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
        execution.post(new Command.TaskStarted(frame, serial, workerName));
    }

    @Override
    public void submitted(JsonData output) {
        execution.post(new Command.TaskSubmitted(frame, serial, output));
    }

    @Override
    public void heartbeat() {
        execution.post(new Command.TaskHeartbeat(frame, serial));
    }

    @Override
    public void succeeded(JsonData output) {
        execution.post(new Command.TaskSucceeded(frame, serial, output));
    }

    @Override
    public void failed(String error, String cause) {
        failed(TaskFailureKind.FAILED, Optional.of(error), Optional.of(cause));
    }

    @Override
    public void failed(TaskFailureKind kind, Optional<String> error, Optional<String> cause) {
        execution.post(new Command.TaskFailed(frame, serial, kind, error, cause));
    }

    @Override
    public void unusable(String cause) {
        execution.post(new Command.TaskUnusable(frame, serial, cause));
    }
}
