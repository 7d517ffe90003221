package dev.loveless.engine.machine;

import java.util.Optional;

/**
 * Whether a Standard execution can be redriven, as DescribeExecution, {@code .sync} and EventBridge tell it (recorded).
 *
 * @param status as the API spells it
 * @param reason why not; absent where it can
 */
public record RedriveStatus(String status, Optional<String> reason) {
    /** Of an Express child execution, which its Map Run starts anew when it is redriven itself. */
    public static final RedriveStatus BY_MAP_RUN = new RedriveStatus("REDRIVABLE_BY_MAP_RUN", Optional.empty());

    private static final RedriveStatus REDRIVABLE = new RedriveStatus("REDRIVABLE", Optional.empty());

    /** Of an execution that cannot be redriven, whatever it has come to. */
    public static RedriveStatus not(String reason) {
        return new RedriveStatus("NOT_REDRIVABLE", Optional.of(reason));
    }

    /** Whether RedriveExecution takes the execution. */
    public boolean isRedrivable() {
        return equals(REDRIVABLE);
    }

    /** Of an execution that has just come to stand so. */
    public static RedriveStatus of(ExecutionStatus status) {
        return switch (status) {
            case RUNNING, SUCCEEDED -> not("Execution is " + status.name() + " and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED -> REDRIVABLE;
        };
    }
}
