package dev.loveless.engine.machine;

/** How an attempt of a task failed; each has an event type of its own. */
public enum TaskFailureKind {
    FAILED,
    TIMED_OUT,
    /** The work could not be handed over. */
    SCHEDULE_FAILED,
    START_FAILED,
    SUBMIT_FAILED
}
