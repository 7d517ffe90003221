package dev.loveless.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of states: the main line, a branch, or an iteration. Of one thread. */
final class Line {
    /** Of a line that is inside another, so many states are kept when they are over; the others are counted. */
    static final int MOST_KEPT = 20;

    private final Optional<Visit> around;
    private final int index;
    private final List<Visit> finished = new ArrayList<>(2);
    private int dropped;
    private boolean over;
    private Optional<Visit> current = Optional.empty();

    /** @param index of the branch or item in the state around it */
    Line(Optional<Visit> around, int index) {
        this.around = around;
        this.index = index;
    }

    Optional<Visit> around() {
        return around;
    }

    int index() {
        return index;
    }

    String path() {
        return around.map(visit -> visit.path() + "[" + index + "]/").orElse("");
    }

    Optional<Visit> current() {
        return current;
    }

    /** Those that are over, in their order; the main line keeps none. */
    List<Visit> finished() {
        return finished;
    }

    /** How many are over and not kept. */
    int dropped() {
        return dropped;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void enter(Visit visit) {
        current = Optional.of(visit);
    }

    /** The current state is over. */
    void leave() {
        if (current.isPresent() && around.isPresent() && finished.size() < MOST_KEPT) {
            finished.add(current.get());
        } else {
            dropped++;
        }
        current = Optional.empty();
    }
}
