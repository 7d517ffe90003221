package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/** A state. */
public sealed interface State
        permits PassState, TaskState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState {
    /** Where the state's object stands. */
    Location location();

    String name();

    Optional<String> comment();

    /** The language this state is in, its own or the machine's. */
    QueryLanguage queryLanguage();

    /** The value of the state's {@code Type} field. */
    String type();

    /** How the state shapes its data. */
    DataFlow data();

    /** The variables the state sets. */
    Optional<Assign> assign();

    /** The visitor's method for this type of state applied. */
    <R> R accept(StateVisitor<R> visitor);
}
