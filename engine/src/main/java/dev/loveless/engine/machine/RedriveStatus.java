package dev.loveless.engine.machine;

import java.util.Optional;

/**
 * Whether a Standard execution can be redriven, as DescribeExecution, {@code .sync} and EventBridge tell it (recorded).
 *
 * @param status as the API spells it
 * @param reason why not; absent where it can
 */
public record RedriveStatus(String status, Optional<String> reason) {
    private static final RedriveStatus REDRIVABLE = new RedriveStatus("REDRIVABLE", Optional.empty());

    /** Of an execution that stands so. */
    public static RedriveStatus of(ExecutionStatus status) {
        return switch (status) {
            case RUNNING, SUCCEEDED ->
                new RedriveStatus(
                        "NOT_REDRIVABLE", Optional.of("Execution is " + status.name() + " and cannot be redriven"));
            case FAILED, TIMED_OUT, ABORTED -> REDRIVABLE;
        };
    }
}
