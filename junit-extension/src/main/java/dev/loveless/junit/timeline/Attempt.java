package dev.loveless.junit.timeline;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One attempt of a Task state. Not changed any more once a {@link Timeline} is made. */
public final class Attempt implements Step {
    private final Instant time;
    private final TaskAttempt task;
    Optional<Instant> started = Optional.empty();
    Optional<String> workerName = Optional.empty();
    Optional<Instant> ended = Optional.empty();
    Optional<JsonData> output = Optional.empty();
    Optional<String> error = Optional.empty();
    Optional<String> cause = Optional.empty();
    Optional<Instant> timeout = Optional.empty();
    Optional<Instant> heartbeatTimeout = Optional.empty();

    Attempt(Instant time, TaskAttempt task) {
        this.time = time;
        this.task = task;
    }

    @Override
    public Instant time() {
        return time;
    }

    /** The {@code Resource}, as written. */
    public String resource() {
        return task.resource();
    }

    boolean isOfActivity() {
        return TaskResource.parse(resource())
                .filter(TaskResource.Activity.class::isInstance)
                .isPresent();
    }

    /** What the task was given. */
    public JsonData parameters() {
        return task.parameters();
    }

    /** The task token; of activities too. */
    public Optional<String> token() {
        return task.token();
    }

    /** Whether the work has begun; for activities, whether a worker has taken it. */
    public boolean isStarted() {
        return started.isPresent();
    }

    /** Who has taken it, of activities. */
    public Optional<String> workerName() {
        return workerName;
    }

    /** Absent while it is under way, and where it was cut off. */
    public Optional<Instant> ended() {
        return ended;
    }

    /** How long it took; absent as {@link #ended()}. */
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(time, end));
    }

    /** The result, if it succeeded. */
    public Optional<JsonData> output() {
        return output;
    }

    /** Whether it ended with a failure, which may have no name. */
    public boolean isFailed() {
        return ended.isPresent() && output.isEmpty();
    }

    public Optional<String> error() {
        return error;
    }

    public Optional<String> cause() {
        return cause;
    }

    /** When it will not be waited for any more: the end of its time, or of its worker's silence. */
    public Optional<Instant> limit() {
        return isHeartbeatDue() ? heartbeatTimeout : timeout;
    }

    /** Whether its worker's silence ends it before the end of its time does. */
    boolean isHeartbeatDue() {
        return heartbeatTimeout
                .filter(silence -> timeout.filter(end -> !silence.isBefore(end)).isEmpty())
                .isPresent();
    }
}
