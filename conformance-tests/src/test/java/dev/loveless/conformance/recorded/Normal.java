package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the recorder did to any answer before it wrote it down, done to ours: texts that are JSON objects are parsed,
 * dates become a word. Values are maps, lists, texts, numbers, booleans and {@link #NULL}.
 */
final class Normal {
    /** The JSON value null. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern ISO_8601 = Pattern.compile(
            "[1-9]\\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?"
                    + "(?:Z|[+-][01]\\d:?(?:[0-5]\\d)?)");

    private Normal() {}

    /** An answer of ours as the recorder would have written it. */
    static Object of(JsonNode value) {
        return value(value, true);
    }

    /** A recorded value as it stands. */
    static Object plain(JsonNode value) {
        return value(value, false);
    }

    private static Object value(JsonNode node, boolean normalise) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(member -> map.put(member.getKey(), member(member.getValue(), normalise)));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            // Texts that stand directly in a list stay texts.
            node.forEach(element -> list.add(value(element, normalise)));
            return list;
        }
        if (node.isTextual()) {
            return normalise ? ISO_8601.matcher(node.textValue()).replaceAll("date") : node.textValue();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : NULL;
    }

    private static Object member(JsonNode node, boolean normalise) {
        if (normalise && node.isTextual() && node.textValue().startsWith("{")) {
            Optional<JsonNode> parsed = parse(node.textValue());
            if (parsed.isPresent()) {
                // Not again inside the parsed value.
                return dated(plain(parsed.get()));
            }
        }
        return value(node, normalise);
    }

    private static Object dated(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), dated(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(Normal::dated).toList());
        }
        return value instanceof String text ? ISO_8601.matcher(text).replaceAll("date") : value;
    }

    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
