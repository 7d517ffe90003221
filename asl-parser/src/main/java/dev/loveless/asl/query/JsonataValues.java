package dev.loveless.asl.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between JSON trees and the plain maps and lists that the JSONata library works on. */
final class JsonataValues {
    private static final int NUMBER = 8;

    private final Optional<JsonataBudget> budget;

    private JsonataValues(Optional<JsonataBudget> budget) {
        this.budget = budget;
    }

    static Object toPlain(JsonNode json) {
        JsonataValues values = new JsonataValues(Optional.empty());
        return values.plain(json);
    }

    /** The same, for a value from outside: its size is told to the budget. */
    static Object toPlain(JsonNode json, JsonataBudget budget) {
        return new JsonataValues(Optional.of(budget)).plain(json);
    }

    private long bytes;

    private Object plain(JsonNode json) {
        long before = bytes;
        return switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                json.properties().forEach(member -> {
                    bytes += member.getKey().length();
                    map.put(member.getKey(), plain(member.getValue()));
                });
                yield measured(map, before);
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(json.size());
                json.forEach(element -> list.add(plain(element)));
                yield measured(list, before);
            }
            case STRING -> {
                bytes += json.textValue().length();
                yield measured(json.textValue(), before);
            }
            case NUMBER -> {
                bytes += NUMBER;
                yield number(json);
            }
            case BOOLEAN -> json.booleanValue();
            default -> Jsonata.NULL_VALUE;
        };
    }

    private Object measured(Object value, long before) {
        budget.ifPresent(it -> it.given(value, bytes - before));
        return value;
    }

    /** Integers as such up to long, whatever their spelling; all else with the precision of double (measured). */
    private static Number number(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToLong()
                ? Utils.convertNumber(json.longValue())
                : NumberFunctions.plain(json.doubleValue());
    }

    /** Whether all its numbers are in the range of double. */
    static boolean isRepresentable(JsonNode json) {
        if (json.isNumber()) {
            return Double.isFinite(json.doubleValue());
        }
        for (JsonNode child : json) {
            if (!isRepresentable(child)) {
                return false;
            }
        }
        return true;
    }

    /** The JSON for a value; empty if there is a function in it. */
    static Optional<JsonNode> toJson(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (value instanceof List<?> list) {
            return ofList(list);
        }
        if (isFunction(value)) {
            return Optional.empty();
        }
        if (value instanceof Number number) {
            return Optional.of(ofNumber(number));
        }
        if (value instanceof Boolean truth) {
            return Optional.of(BooleanNode.valueOf(truth));
        }
        return Optional.of(value instanceof String text ? new TextNode(text) : NullNode.instance);
    }

    private static Optional<JsonNode> ofMap(Map<?, ?> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Optional<JsonNode> json = toJson(member.getValue());
            if (json.isEmpty()) {
                return json;
            }
            object.set(String.valueOf(member.getKey()), json.get());
        }
        return Optional.of(object);
    }

    private static Optional<JsonNode> ofList(List<?> list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
        for (Object element : list) {
            Optional<JsonNode> json = toJson(element);
            if (json.isEmpty()) {
                return json;
            }
            array.add(json.get());
        }
        return Optional.of(array);
    }

    /** Whole numbers without a fraction; what is no JSON number by its name (measured). */
    private static JsonNode ofNumber(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            return new TextNode(Double.toString(value));
        }
        Number plain = number instanceof Double ? NumberFunctions.plain(value) : number;
        if (plain instanceof Integer) {
            return JsonNodeFactory.instance.numberNode(plain.intValue());
        }
        return plain instanceof Long
                ? JsonNodeFactory.instance.numberNode(plain.longValue())
                : JsonNodeFactory.instance.numberNode(value);
    }

    static boolean isFunction(@Nullable Object value) {
        return Utils.isFunction(value) || Functions.isLambda(value);
    }
}
