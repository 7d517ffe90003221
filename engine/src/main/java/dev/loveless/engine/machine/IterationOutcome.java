package dev.loveless.engine.machine;

/** How an iteration of an inline Map ended. */
public enum IterationOutcome {
    SUCCEEDED,
    FAILED,
    ABORTED
}
