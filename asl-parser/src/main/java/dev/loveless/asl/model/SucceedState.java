package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/** Ends its scope with success. */
public record SucceedState(
        Location location, String name, Optional<String> comment, QueryLanguage queryLanguage, DataFlow data)
        implements State {
    @Override
    public Optional<Assign> assign() {
        return Optional.empty();
    }

    @Override
    public String type() {
        return "Succeed";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitSucceed(this);
    }
}
