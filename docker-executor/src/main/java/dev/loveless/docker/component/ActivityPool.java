package dev.loveless.docker.component;

import java.time.Duration;

/**
 * A component in the role of an activity's workers: containers under the Lambda contract, as many as the queue needs.
 *
 * @param min how many are kept even if there is nothing to do
 * @param max how many there may be
 * @param idleTimeout how long one above {@code min} is kept when there is nothing to do
 */
public record ActivityPool(Component component, Contract contract, int min, int max, Duration idleTimeout) {
    public ActivityPool {
        if (min < 0 || max < Math.max(1, min)) {
            throw new IllegalArgumentException(
                    "A pool needs 0 <= min <= max and 1 <= max, but has " + min + " and " + max);
        }
    }

    /** A pool of none to four workers. */
    public static ActivityPool of(Component component) {
        return new ActivityPool(component, Contract.RUNTIME_API, 0, 4, LambdaFunction.DEFAULT_IDLE_TIMEOUT);
    }
}
