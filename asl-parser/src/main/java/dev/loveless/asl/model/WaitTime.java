package dev.loveless.asl.model;

/** How long a Wait state waits. */
public sealed interface WaitTime {
    /** A number of seconds from when the state is entered. */
    record Seconds(Setting<Long> seconds) implements WaitTime {}

    /** Until a moment, as an RFC 3339 text. */
    record Timestamp(Setting<String> timestamp) implements WaitTime {}
}
