package dev.loveless.engine.machine;

/** What the time is waited for. */
public enum TimerKind {
    /** The end of a Wait state. */
    WAIT,
    /** The next attempt of a state. */
    RETRY,
    /** The end of a task's patience. */
    TASK_TIMEOUT,
    /** The end of a worker's silence. */
    HEARTBEAT,
    /** The end of the whole execution. */
    EXECUTION_TIMEOUT;

    /** Whether it comes to nothing if what is waited for comes before. */
    public boolean isLimit() {
        return this == TASK_TIMEOUT || this == HEARTBEAT || this == EXECUTION_TIMEOUT;
    }
}
