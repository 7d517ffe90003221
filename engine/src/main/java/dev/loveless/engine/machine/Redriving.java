package dev.loveless.engine.machine;

import java.util.Map;

/** How a line that did not end well stands after a redrive. */
final class Redriving {
    private Redriving() {}

    /** The state begins anew with its attempts uncounted, but for a Parallel or Map whose lines go on themselves. */
    static void reopen(Frame frame) {
        frame.standing = Frame.Standing.OPEN;
        frame.retries = Map.of();
        frame.attempt = null;
        frame.attemptStarted = false;
        Join join = frame.join;
        if (join != null) {
            join.failures = 0;
            frame.pending = false;
        } else {
            frame.pending = true;
        }
    }
}
