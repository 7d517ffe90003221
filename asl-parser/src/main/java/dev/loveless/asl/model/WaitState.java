package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/** Waits. */
public record WaitState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        WaitTime time,
        Optional<Assign> assign,
        Transition transition)
        implements State {
    @Override
    public String type() {
        return "Wait";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitWait(this);
    }
}
