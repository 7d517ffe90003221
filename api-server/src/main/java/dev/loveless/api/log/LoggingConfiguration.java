package dev.loveless.api.log;

/**
 * What a state machine's {@code loggingConfiguration} says of the events of its executions; where they go to is the
 * {@link LogSink}'s.
 *
 * @param includeExecutionData whether inputs and outputs are told
 */
public record LoggingConfiguration(LogLevel level, boolean includeExecutionData) {
    /** As of machines that ask for no log. */
    public static final LoggingConfiguration NONE = new LoggingConfiguration(LogLevel.OFF, false);
}
