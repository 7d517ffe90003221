package dev.loveless.engine.machine;

import dev.loveless.engine.data.Failure;
import java.time.Duration;
import java.util.Optional;

/** Learns what a state's Retry and Catch make of its failures. */
@FunctionalInterface
public interface FailureListener {
    /** Nobody looks. */
    FailureListener IGNORED = handling -> {};

    /** A failure has been handled, or nothing handles it. */
    void handled(Handling handling);

    /**
     * What became of a failure.
     *
     * @param retrier the index of the first retrier that names it, whether or not that has attempts left
     * @param delay before the next attempt; present if and only if there is to be one
     * @param catcher the index of the catcher that took it
     */
    record Handling(Failure failure, Optional<Integer> retrier, Optional<Duration> delay, Optional<Integer> catcher) {}
}
