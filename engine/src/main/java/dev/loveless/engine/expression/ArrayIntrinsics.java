package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The intrinsic functions on arrays. Numbers are cut to integers (measured). */
final class ArrayIntrinsics {
    /** What {@code States.ArrayRange} makes at most (documented). */
    private static final int LONGEST_RANGE = 1000;

    private ArrayIntrinsics() {}

    static Optional<JsonNode> partition(IntrinsicValues arguments) {
        Optional<ArrayNode> array = arguments.array(0);
        OptionalInt size = arguments.integer(1);
        if (array.isEmpty() || size.isEmpty() || size.getAsInt() < 1) {
            return Optional.empty();
        }
        ArrayNode chunks = JsonNodeFactory.instance.arrayNode();
        ArrayNode chunk = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array.get()) {
            chunk.add(element);
            if (chunk.size() == size.getAsInt()) {
                chunks.add(chunk);
                chunk = JsonNodeFactory.instance.arrayNode();
            }
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return Optional.of(chunks);
    }

    /** Values are compared by their texts: 1 is in {@code ["1"]}, and the order of members counts (measured). */
    static Optional<JsonNode> contains(IntrinsicValues arguments) {
        return arguments
                .array(0)
                .flatMap(array -> text(arguments.value(1)).map(wanted -> {
                    for (JsonNode element : array) {
                        if (text(element).filter(wanted::equals).isPresent()) {
                            return BooleanNode.TRUE;
                        }
                    }
                    return BooleanNode.FALSE;
                }));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()) : BoundedText.json(value);
    }

    static Optional<JsonNode> range(IntrinsicValues arguments) {
        OptionalInt start = arguments.integer(0);
        OptionalInt end = arguments.integer(1);
        OptionalInt step = arguments.integer(2);
        if (start.isEmpty() || end.isEmpty() || step.isEmpty() || step.getAsInt() == 0) {
            return Optional.empty();
        }
        long size = Math.max(0, ((long) end.getAsInt() - start.getAsInt()) / step.getAsInt() + 1);
        boolean away = step.getAsInt() > 0 ? end.getAsInt() < start.getAsInt() : end.getAsInt() > start.getAsInt();
        if (!away && size > LONGEST_RANGE) {
            return Optional.empty();
        }
        ArrayNode range = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; !away && index < size; index++) {
            range.add(start.getAsInt() + index * step.getAsInt());
        }
        return Optional.of(range);
    }

    /** Of an empty array any item is null (measured). */
    static Optional<JsonNode> getItem(IntrinsicValues arguments) {
        Optional<ArrayNode> array = arguments.array(0);
        OptionalInt index = arguments.integer(1);
        if (array.isEmpty() || index.isEmpty() || index.getAsInt() < 0) {
            return Optional.empty();
        }
        return array.get().isEmpty()
                ? Optional.of(NullNode.instance)
                : Optional.ofNullable(array.get().get(index.getAsInt()));
    }

    /**
     * The first of equal elements, in the order of a hash set (measured: {@code [true, false]} becomes {@code [false,
     * true]}, small integers are sorted). Java specifies the hashes of all that can be in it.
     */
    static Optional<JsonNode> unique(IntrinsicValues arguments) {
        return arguments.array(0).map(array -> {
            Map<@Nullable Object, JsonNode> firsts = new HashMap<>();
            List<@Nullable Object> plain = new ArrayList<>();
            for (JsonNode element : array) {
                Object value = plain(element);
                plain.add(value);
                firsts.putIfAbsent(value, element);
            }
            ArrayNode unique = JsonNodeFactory.instance.arrayNode();
            new HashSet<>(plain).forEach(value -> unique.add(firsts.get(value)));
            return unique;
        });
    }

    private static @Nullable Object plain(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                json.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                json.forEach(element -> list.add(plain(element)));
                yield list;
            }
            case STRING -> json.textValue();
            case NUMBER -> json.numberValue();
            case BOOLEAN -> json.booleanValue();
            default -> null;
        };
    }
}
