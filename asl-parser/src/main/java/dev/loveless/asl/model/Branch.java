package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Map;
import java.util.Optional;

/** A branch of a Parallel state. */
public record Branch(Location location, Optional<String> comment, String startAt, Map<String, State> states)
        implements StateGroup {
    public Branch {
        states = Ordered.copyOf(states);
    }
}
