package dev.loveless.junit.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of states: the main line of an execution, a branch of a Parallel state, an iteration of a Map state. Not
 * changed any more once a {@link Timeline} is made.
 */
public final class Line {
    private final int index;
    private final List<StateVisit> visits = new ArrayList<>();
    private boolean failed;

    Line(int index) {
        this.index = index;
    }

    /** Of the branch or the item; 0 for the main line. */
    public int index() {
        return index;
    }

    /** The states entered on it, in their order. */
    public List<StateVisit> visits() {
        return visits;
    }

    /** Whether a failure ended it, of its own or of what is below it. */
    public boolean isFailed() {
        return failed;
    }

    void fail() {
        failed = true;
    }

    Optional<StateVisit> current() {
        return visits.isEmpty() ? Optional.empty() : Optional.of(visits.get(visits.size() - 1));
    }
}
