package dev.loveless.engine.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The intrinsic functions on JSON. */
final class JsonIntrinsics {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonIntrinsics() {}

    /** An empty text gives null (recorded). */
    static Optional<JsonNode> stringToJson(IntrinsicValues arguments) {
        return arguments.text(0).flatMap(text -> {
            try {
                JsonNode json = JSON.readTree(text);
                return Optional.of(json.isMissingNode() ? NullNode.instance : json);
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }

    static Optional<JsonNode> jsonToString(IntrinsicValues arguments) {
        return BoundedText.json(arguments.value(0)).map(TextNode::new);
    }

    /**
     * Only on the uppermost level; to merge deeply is refused, whatever else is asked for is not (measured). The
     * members are in the order of a hash table (recorded), whose hashes Java specifies.
     */
    static Optional<JsonNode> merge(IntrinsicValues arguments) {
        boolean deep = arguments.value(2).booleanValue();
        return arguments
                .object(0)
                .filter(first -> !deep)
                .flatMap(first -> arguments.object(1).map(second -> {
                    Map<String, JsonNode> members = new HashMap<>();
                    first.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                    second.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                    return first.objectNode().setAll(members);
                }));
    }
}
