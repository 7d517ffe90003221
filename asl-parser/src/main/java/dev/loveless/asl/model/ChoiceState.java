package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/**
 * Goes where the first true rule says.
 *
 * @param choices in the order they are tried
 * @param defaultState where to go when no rule is true
 */
public record ChoiceState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        List<ChoiceRule> choices,
        Optional<String> defaultState,
        Optional<Assign> assign)
        implements State {
    public ChoiceState {
        choices = List.copyOf(choices);
    }

    @Override
    public String type() {
        return "Choice";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitChoice(this);
    }
}
