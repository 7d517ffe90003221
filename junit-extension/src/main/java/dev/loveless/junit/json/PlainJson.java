package dev.loveless.junit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;
import dev.loveless.asl.source.JsonFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON made of plain values and read by paths. Stateless. */
public final class PlainJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlainJson() {}

    /**
     * A plain value as JSON: null, texts, numbers, booleans, lists, maps, records, and trees of Jackson's.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public static JsonNode of(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        // Through text, so that a number is what it would be if it had been read.
        return value instanceof JsonNode tree ? tree : parse(write(value));
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    value.getClass().getName() + " cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The value that a JSON text spells.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static JsonNode parse(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree.isMissingNode()) {
                throw new IllegalArgumentException("An empty text is no JSON.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON: " + json + " (" + JsonFault.reason(e) + ")", e);
        }
    }

    /** A value as plain maps, lists, texts, numbers and booleans. */
    public static @Nullable Object plain(JsonNode tree) {
        return MAPPER.convertValue(tree, Object.class);
    }

    /** For people: over several lines. */
    public static String pretty(JsonNode tree) {
        return tree.isContainerNode() ? tree.toPrettyString() : tree.toString();
    }

    /**
     * What a path leads to: a JSON pointer as {@code /items/0/id}, or a path as {@code $.items[0].id}; the empty text
     * is the whole.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Optional<JsonNode> at(JsonNode tree, String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            JsonNode found = tree.at(path);
            return found.isMissingNode() ? Optional.empty() : Optional.of(found);
        }
        Parsed<PathExpression> parsed = PathExpression.parse(path);
        if (parsed instanceof Parsed.Success<PathExpression> success) {
            return success.value().read(tree) instanceof PathResult.Found found
                    ? Optional.of(found.value())
                    : Optional.empty();
        }
        throw new IllegalArgumentException(
                "'" + path + "' is neither a JSON pointer as /items/0 nor a path as $.items[0].");
    }
}
