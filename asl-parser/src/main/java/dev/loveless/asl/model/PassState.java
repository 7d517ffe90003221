package dev.loveless.asl.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.source.Location;
import java.util.Optional;

/**
 * Hands its input on, reshaped.
 *
 * @param result what to hand on instead of the input, literally (JSONPath only)
 */
public record PassState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        Optional<JsonNode> result,
        Optional<Assign> assign,
        Transition transition)
        implements State {
    @Override
    public String type() {
        return "Pass";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitPass(this);
    }
}
