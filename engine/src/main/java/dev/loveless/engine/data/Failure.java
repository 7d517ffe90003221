package dev.loveless.engine.data;

import java.util.Optional;

/**
 * Why a state failed.
 *
 * @param error the error name that Retry and Catch look at; absent where a worker gave none (recorded)
 * @param cause a text for people
 * @param location the field whose expression failed, as {@code Output/result}
 */
public record Failure(Kind kind, Optional<String> error, Optional<String> cause, Optional<String> location) {
    public static final String RUNTIME = "States.Runtime";
    public static final String TIMEOUT = "States.Timeout";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";
    public static final String RESULT_WRITER_FAILED = "States.ResultWriterFailed";
    public static final String ITEM_READER_FAILED = "States.ItemReaderFailed";
    public static final String EXCEED_TOLERATED_FAILURE_THRESHOLD = "States.ExceedToleratedFailureThreshold";

    /** What becomes of it. */
    public enum Kind {
        /** May be retried and caught. */
        ORDINARY,
        /** As {@link #ORDINARY}, and what failed is an attempt of a task. */
        TASK,
        /** A task was silent for too long: as {@link #TASK}, and matched by one name more. */
        HEARTBEAT,
        /** A JSONata field: as {@link #ORDINARY}, and the history has an event of its own for it. */
        EVALUATION,
        /** As {@link #EVALUATION}, but the expression gave a value; it is the state that can make nothing of it. */
        VALUE,
        /** Ends the whole execution, whatever Retry and Catch say. */
        FATAL
    }

    /** A fault that no state can handle. */
    public static Failure runtime(String cause) {
        return new Failure(Kind.FATAL, Optional.of(RUNTIME), Optional.of(cause), Optional.empty());
    }

    /** A JSONata field that could not be evaluated. */
    public static Failure evaluation(String cause, Optional<String> location) {
        return new Failure(Kind.EVALUATION, Optional.of(QUERY_EVALUATION_ERROR), Optional.of(cause), location);
    }

    /** Whether the history has an event of its own for it. */
    public boolean isEvaluation() {
        return kind == Kind.EVALUATION || kind == Kind.VALUE;
    }

    /** Any other error. */
    public static Failure of(Kind kind, String error, String cause) {
        return new Failure(kind, Optional.of(error), Optional.of(cause), Optional.empty());
    }

    /** A value that is larger than a state may take or give. */
    public static Failure dataLimitExceeded(Kind kind, String subject) {
        return of(
                kind,
                DATA_LIMIT_EXCEEDED,
                "The state/task '" + subject
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** The same failure with a text before its cause. */
    public Failure prefixed(String prefix) {
        return new Failure(kind, error, cause.map(text -> prefix + text), location);
    }
}
