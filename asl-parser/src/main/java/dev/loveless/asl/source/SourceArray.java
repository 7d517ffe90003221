package dev.loveless.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A JSON array.
 *
 * @param location where it stands
 * @param elements in order
 */
public record SourceArray(Location location, List<SourceNode> elements) implements SourceNode {
    public SourceArray {
        elements = List.copyOf(elements);
    }

    @Override
    public JsonNode json() {
        return ToJson.FOLD.apply(this);
    }
}
