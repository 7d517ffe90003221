package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/** Runs its branches at once. */
public record ParallelState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        List<Branch> branches,
        List<Retrier> retry,
        List<Catcher> catchers,
        Optional<Assign> assign,
        Transition transition)
        implements State {
    public ParallelState {
        branches = List.copyOf(branches);
        retry = List.copyOf(retry);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Parallel";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitParallel(this);
    }
}
