package dev.loveless.asl.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The states of a machine with those inside Parallel and Map states. */
public final class StateTree {
    private StateTree() {}

    /** All states of {@code group}, at every depth, in the order they were written in. */
    public static List<State> states(StateGroup group) {
        List<State> states = new ArrayList<>();
        Worklist<State> ahead = new Worklist<>(List.copyOf(group.states().values()));
        while (!ahead.isEmpty()) {
            State state = ahead.next();
            states.add(state);
            ahead.addAhead(groupsIn(state).stream()
                    .flatMap(inner -> inner.states().values().stream())
                    .toList());
        }
        return Collections.unmodifiableList(states);
    }

    /** {@code group} and all groups inside it, at every depth, each before those inside it. */
    public static List<StateGroup> groups(StateGroup group) {
        List<StateGroup> groups = new ArrayList<>();
        groups.add(group);
        states(group).forEach(state -> groups.addAll(groupsIn(state)));
        return Collections.unmodifiableList(groups);
    }

    /** The branches of a Parallel state or the processor of a Map state; none for all others. */
    public static List<StateGroup> groupsIn(State state) {
        if (state instanceof ParallelState parallel) {
            return List.copyOf(parallel.branches());
        }
        return state instanceof MapState map ? List.of(map.itemProcessor()) : List.of();
    }
}
