package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Map;
import java.util.Optional;

/**
 * A whole definition.
 *
 * @param location the root
 * @param version as written; {@code 1.0} if anything
 * @param queryLanguage what states without a language of their own use
 * @param timeoutSeconds limit of a whole execution in seconds; 0 is accepted
 */
public record StateMachine(
        Location location,
        Optional<String> comment,
        Optional<String> version,
        QueryLanguage queryLanguage,
        Optional<Long> timeoutSeconds,
        String startAt,
        Map<String, State> states)
        implements StateGroup {
    public StateMachine {
        states = Ordered.copyOf(states);
    }
}
