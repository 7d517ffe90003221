package dev.loveless.engine.machine;

import java.util.Optional;

/**
 * Whether a Standard execution can be redriven, as DescribeExecution, {@code .sync} and EventBridge tell it (recorded).
 *
 * @param status as the API spells it
 * @param reason why not; absent where it can
 */
public record RedriveStatus(String status, Optional<String> reason) {
    /**
     * Of a child execution, which its Map Run redrives or, if it is Express, starts anew when it is redriven itself.
     */
    public static final RedriveStatus BY_MAP_RUN = new RedriveStatus("REDRIVABLE_BY_MAP_RUN", Optional.empty());

    /**
     * Of a Standard child execution whose Map Run goes on or succeeded: it would be for nothing, since the Map Run has
     * counted its end (the text is inferred).
     */
    public static final RedriveStatus NOT_BY_ITSELF =
            not("Execution is a child of a Map Run and can only be redriven by its Map Run");

    private static final RedriveStatus REDRIVABLE = new RedriveStatus("REDRIVABLE", Optional.empty());

    /** Of an execution that cannot be redriven, whatever it has come to. */
    public static RedriveStatus not(String reason) {
        return new RedriveStatus("NOT_REDRIVABLE", Optional.of(reason));
    }

    /** Whether RedriveExecution takes the execution. */
    public boolean isRedrivable() {
        return equals(REDRIVABLE);
    }

    /** Of an execution that has just come to stand so; its Map Run, if it is a child of one, goes on then. */
    public static RedriveStatus of(ExecutionIdentity identity, ExecutionStatus status) {
        RedriveStatus byStatus = of(status);
        return byStatus.isRedrivable() && identity.mapRunArn().isPresent() ? NOT_BY_ITSELF : byStatus;
    }

    /** Of an execution by itself that has just come to stand so. */
    public static RedriveStatus of(ExecutionStatus status) {
        return switch (status) {
            case RUNNING, SUCCEEDED -> not("Execution is " + status.name() + " and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED -> REDRIVABLE;
        };
    }
}
