package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/** Ends its scope with an error. */
public record FailState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        Optional<Setting<String>> error,
        Optional<Setting<String>> cause)
        implements State {
    @Override
    public Optional<Assign> assign() {
        return Optional.empty();
    }

    @Override
    public String type() {
        return "Fail";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitFail(this);
    }
}
