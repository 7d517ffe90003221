package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Map;
import java.util.Optional;

/**
 * What holds a {@code States} object: the machine, a branch of a Parallel state, or the processor of a Map state. Each
 * is a scope of its own for transitions and variables.
 */
public sealed interface StateGroup permits StateMachine, Branch, ItemProcessor {
    /** Where the object that holds {@code StartAt} and {@code States} stands. */
    Location location();

    /** The name of the state to begin with; one of {@link #states()}. */
    String startAt();

    /** The states by name, in the order they were written in. */
    Map<String, State> states();

    /** The state of that name in this group, those inside its states not included. */
    default Optional<State> state(String name) {
        return Optional.ofNullable(states().get(name));
    }
}
