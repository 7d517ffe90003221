package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Retry}; numbers not written have the defaults of the States Language.
 *
 * @param intervalSeconds default 1
 * @param maxAttempts default 3
 * @param backoffRate default 2.0
 * @param maxDelaySeconds longest delay in seconds, if any
 */
public record Retrier(
        Location location,
        Optional<String> comment,
        List<String> errorEquals,
        long intervalSeconds,
        long maxAttempts,
        double backoffRate,
        Optional<Long> maxDelaySeconds,
        JitterStrategy jitterStrategy) {
    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }
}
