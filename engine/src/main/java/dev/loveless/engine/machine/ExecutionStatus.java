package dev.loveless.engine.machine;

/** The status of an execution, as DescribeExecution gives it. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED;

    /** Whether nothing will happen any more, unless it is redriven. */
    public boolean isEnd() {
        return this != RUNNING;
    }
}
