package dev.loveless.engine.task;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import java.util.Optional;

/**
 * Takes the reports on an attempt. May be called from any thread, at any time; what comes after the attempt's end has
 * no effect. None of the methods blocks.
 */
public interface TaskListener {
    /** The work has begun. */
    void started();

    /** A worker has taken the work of an activity. */
    void started(Optional<String> workerName);

    /** The service has taken the job or the message; {@code output} is its answer. The end is yet to come. */
    void submitted(JsonData output);

    /** The worker is alive. */
    void heartbeat();

    void succeeded(JsonData output);

    /** Failed, with an error name that Retry and Catch look at. */
    void failed(String error, String cause);

    /** Failed; absent texts stay absent. */
    void failed(TaskFailureKind kind, Optional<String> error, Optional<String> cause);

    /** It cannot be tried at all, whatever Retry and Catch say: ends the execution. */
    void unusable(String cause);
}
