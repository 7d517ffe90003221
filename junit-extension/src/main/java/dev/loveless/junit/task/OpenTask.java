package dev.loveless.junit.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.time.Scheduler.Alarm;
import dev.loveless.junit.json.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that a stand-in has begun and not ended: the test can do that in its place. What is reported after the end has
 * no effect. Thread-safe.
 */
public final class OpenTask {
    private final TaskInvocation invocation;
    private final TaskListener listener;
    private final boolean isFunction;
    private final Runnable onEnd;
    private final List<Alarm> alarms = new ArrayList<>();
    private boolean over;

    /** @param isFunction whether what it is ended with is a Lambda function's answer */
    OpenTask(TaskInvocation invocation, TaskListener listener, boolean isFunction, Runnable onEnd) {
        this.invocation = invocation;
        this.listener = listener;
        this.isFunction = isFunction;
        this.onEnd = onEnd;
    }

    /** What the task is, and is given. */
    public TaskInvocation invocation() {
        return invocation;
    }

    /** The task token, as its holder would have it. */
    public Optional<String> token() {
        return invocation.token();
    }

    /** Ends the task with a plain value or a tree of Jackson's; of a function, what the function returns. */
    public void succeeds(@Nullable Object value) {
        result(PlainJson.of(value));
    }

    /** Ends the task with what a JSON text spells. */
    public void succeedsJson(String json) {
        result(PlainJson.parse(json));
    }

    void result(JsonNode value) {
        JsonData output = isFunction ? Functions.result(invocation.request(), value) : JsonData.of(value);
        end();
        listener.succeeded(output);
    }

    /** Ends the task with a failure. */
    public void fails(String error, String cause) {
        failed(TaskFailureKind.FAILED, error, cause);
    }

    /** Tells that the work is alive. */
    public void heartbeats() {
        listener.heartbeat();
    }

    void failed(TaskFailureKind kind, String error, String cause) {
        end();
        listener.failed(kind, Optional.of(error), Optional.of(cause));
    }

    void unusable(String cause) {
        end();
        listener.unusable(cause);
    }

    /** Something that is to happen unless the task ends before. */
    synchronized void pending(Alarm alarm) {
        if (over) {
            alarm.cancel();
        } else {
            alarms.add(alarm);
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Nothing more is to happen by itself. */
    void end() {
        synchronized (this) {
            over = true;
            alarms.forEach(Alarm::cancel);
            alarms.clear();
        }
        onEnd.run();
    }
}
