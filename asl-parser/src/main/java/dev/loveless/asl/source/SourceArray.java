package dev.loveless.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
        ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
        elements.forEach(element -> array.add(element.json()));
        return array;
    }
}
