package dev.loveless.engine.retry;

import dev.loveless.asl.model.JitterStrategy;
import dev.loveless.asl.model.Retrier;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a retrier waits before it tries again. */
public final class RetryDelay {
    /** Longer than any execution may take; what grows beyond makes no difference. */
    private static final double LONGEST_SECONDS = 3.2e9;

    private RetryDelay() {}

    /**
     * The delay without jitter.
     *
     * @param retriesMade by this retrier since the state was entered
     */
    public static double seconds(Retrier retrier, int retriesMade) {
        double grown = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), retriesMade);
        double longest = retrier.maxDelaySeconds().map(Long::doubleValue).orElse(LONGEST_SECONDS);
        return Math.min(grown, Math.min(longest, LONGEST_SECONDS));
    }

    /** The delay, random between nothing and the whole with full jitter. */
    public static Duration of(Retrier retrier, int retriesMade, RandomGenerator random) {
        double seconds = seconds(retrier, retriesMade);
        double jittered = retrier.jitterStrategy() == JitterStrategy.FULL ? seconds * random.nextDouble() : seconds;
        return Duration.ofMillis(Math.round(jittered * 1000));
    }
}
