package dev.loveless.engine.machine;

import dev.loveless.engine.data.Failure;

/** The failures that are a Map state's own. */
public final class MapFailures {
    private MapFailures() {}

    /** More items have failed than the state puts up with (recorded). */
    public static Failure thresholdExceeded() {
        return Failure.of(
                Failure.Kind.ORDINARY,
                Failure.EXCEED_TOLERATED_FAILURE_THRESHOLD,
                "The specified tolerated failure threshold was exceeded");
    }
}
