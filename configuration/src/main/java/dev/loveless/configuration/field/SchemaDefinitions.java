package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types of objects that a JSON Schema defines once and refers to. Not thread-safe. */
public final class SchemaDefinitions {
    private final Map<String, ObjectType<?>> types = new LinkedHashMap<>();
    private final ObjectNode schemas = JsonNodeFactory.instance.objectNode();

    /** A schema that refers to the definition of this type. */
    ObjectNode reference(ObjectType<?> type) {
        if (types.putIfAbsent(type.definitionName(), type) == null) {
            // Its place is settled before those that it refers to.
            schemas.putNull(type.definitionName());
            schemas.set(type.definitionName(), type.body(this));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + type.definitionName());
    }

    /** The schemas by name. */
    public ObjectNode schemas() {
        return schemas;
    }

    /** The types in the order in which they were first referred to. */
    public Map<String, ObjectType<?>> types() {
        return new LinkedHashMap<>(types);
    }
}
