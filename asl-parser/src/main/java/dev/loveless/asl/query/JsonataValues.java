package dev.loveless.asl.query;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between JSON trees and the plain maps and lists that the JSONata library works on. */
final class JsonataValues {
    private JsonataValues() {}

    static Object toPlain(JsonNode json) {
        switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                json.properties().forEach(member -> map.put(member.getKey(), toPlain(member.getValue())));
                return map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(json.size());
                json.forEach(element -> list.add(toPlain(element)));
                return list;
            }
            case STRING -> {
                return json.textValue();
            }
            case BOOLEAN -> {
                return json.booleanValue();
            }
            case NUMBER -> {
                return json.numberValue();
            }
            default -> {
                return Jsonata.NULL_VALUE;
            }
        }
    }

    static JsonNode toJson(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.forEach((name, member) -> object.set(String.valueOf(name), toJson(member)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> array.add(toJson(element)));
            return array;
        }
        if (value instanceof Boolean bool) {
            return BooleanNode.valueOf(bool);
        }
        if (value instanceof Integer || value instanceof Long) {
            return JsonNodeFactory.instance.numberNode(((Number) value).longValue());
        }
        if (value instanceof Number number) {
            return JsonNodeFactory.instance.numberNode(number.doubleValue());
        }
        return value instanceof String text ? new TextNode(text) : NullNode.instance;
    }
}
