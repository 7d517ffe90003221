package dev.loveless.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;

/** A value without its locations. */
final class ToJson extends SourceFold<JsonNode> {
    static final ToJson FOLD = new ToJson();

    private ToJson() {}

    @Override
    protected JsonNode ofScalar(SourceScalar scalar) {
        return scalar.json();
    }

    @Override
    protected JsonNode ofObject(SourceObject object, List<JsonNode> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Iterator<JsonNode> value = values.iterator();
        object.members().forEach(member -> json.set(member.name(), value.next()));
        return json;
    }

    @Override
    protected JsonNode ofArray(SourceArray array, List<JsonNode> elements) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode(elements.size());
        elements.forEach(json::add);
        return json;
    }
}
