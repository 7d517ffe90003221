package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Map;
import java.util.Optional;

/**
 * What a Map state runs for each item ({@code ItemProcessor}, formerly {@code Iterator}).
 *
 * @param executionType the type of the child executions; present if and only if {@code mode} is DISTRIBUTED
 */
public record ItemProcessor(
        Location location,
        Optional<String> comment,
        ProcessorMode mode,
        Optional<StateMachineType> executionType,
        String startAt,
        Map<String, State> states)
        implements StateGroup {
    public ItemProcessor {
        states = Ordered.copyOf(states);
    }
}
