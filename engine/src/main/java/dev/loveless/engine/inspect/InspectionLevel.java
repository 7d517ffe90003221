package dev.loveless.engine.inspect;

/** How much TestState tells of a state's data (Step Functions API). */
public enum InspectionLevel {
    /** Status and output. */
    INFO,
    /** The data after each step too. */
    DEBUG,
    /** As {@link #DEBUG}, and the HTTP request and response of a task that makes one. */
    TRACE
}
