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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Between JSON trees and the plain maps and lists that the JSONata library works on. */
final class JsonataValues {
    private JsonataValues() {}

    static Object toPlain(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> new GivenObject((ObjectNode) json);
            case ARRAY -> json.isEmpty() ? new ArrayList<>(0) : new GivenArray((ArrayNode) json);
            case STRING -> json.textValue();
            case NUMBER -> number(json);
            case BOOLEAN -> json.booleanValue();
            default -> Jsonata.NULL_VALUE;
        };
    }

    /** Integers as such up to long, whatever their spelling; all else with the precision of double (measured). */
    private static Number number(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToLong()
                ? Utils.convertNumber(json.longValue())
                : NumberFunctions.plain(json.doubleValue());
    }

    /** Whether all its numbers are in the range of double. */
    static boolean isRepresentable(JsonNode json) {
        return all(json, number -> Double.isFinite(number.doubleValue()));
    }

    /** Whether all its numbers come out as they are. */
    private static boolean isExact(JsonNode json) {
        return all(json, number -> ofNumber(number(number)).equals(number));
    }

    private static boolean all(JsonNode json, Predicate<JsonNode> numbers) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(json);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.isNumber() && !numbers.test(node)) {
                return false;
            }
            node.forEach(open::push);
        }
        return true;
    }

    /** The JSON for a value; empty if there is a function in it. */
    static Optional<JsonNode> toJson(@Nullable Object value) {
        if (value instanceof GivenObject given && isExact(given.json())) {
            return Optional.of(given.json());
        }
        if (value instanceof GivenArray given && isExact(given.json())) {
            return Optional.of(given.json());
        }
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
