package dev.loveless.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A string, number, boolean or null.
 *
 * @param location where it stands
 * @param json its value
 */
public record SourceScalar(Location location, JsonNode json) implements SourceNode {
    /** The string, if it is one. */
    public Optional<String> text() {
        return json.isTextual() ? Optional.of(json.textValue()) : Optional.empty();
    }

    public boolean isNull() {
        return json.isNull();
    }
}
