package dev.loveless.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.asl.source.JsonFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with its text. Where a state hands a value on untouched, AWS hands on the text as it was sent, white
 * space included (recorded); what is computed is written compactly. Immutable by agreement: nobody changes the tree.
 * May be shared by threads.
 */
public final class JsonData {
    private static final int DEEPEST = 5_000;

    /** What states wrap again and again is written however deep it is; its size is bounded anyway. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // AWS's answers show what they could not read.
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** {@code {}}. */
    public static final JsonData EMPTY_OBJECT = of(JsonNodeFactory.instance.objectNode());

    private final JsonNode tree;
    private @Nullable String text;
    private int size = -1;

    private JsonData(JsonNode tree, @Nullable String text) {
        this.tree = tree;
        this.text = text;
    }

    /** A computed value; its text is compact. */
    public static JsonData of(JsonNode tree) {
        return new JsonData(tree, null);
    }

    /** The value that a text spells, which keeps its spelling; empty if it is no JSON. */
    public static Optional<JsonData> parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(new JsonData(tree, text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Why a text is no JSON, in the words of the parser; empty if it is some. */
    public static Optional<String> fault(String text) {
        try {
            return MAPPER.readTree(text).isMissingNode() ? Optional.of("Invalid execution input.") : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(JsonFault.reason(e));
        }
    }

    /** An array of values, each of which keeps its spelling. */
    public static JsonData array(List<JsonData> elements) {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode(elements.size());
        elements.forEach(element -> tree.add(element.tree()));
        boolean compact = elements.stream().allMatch(element -> element.text == null);
        return new JsonData(
                tree,
                compact ? null : elements.stream().map(JsonData::text).collect(Collectors.joining(",", "[", "]")));
    }

    public JsonNode tree() {
        return tree;
    }

    /** The value as text, as it was sent or else compact. */
    public String text() {
        String known = text;
        if (known == null) {
            known = write(tree);
            text = known;
        }
        return known;
    }

    private static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The length of the text in bytes of UTF-8. */
    public int size() {
        if (size < 0) {
            size = utf8Length(text());
        }
        return size;
    }

    private static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x800 && !Character.isSurrogate(character)) {
                length += 2;
            } else if (character >= 0x80) {
                // A surrogate pair is two characters and four bytes.
                length += 1;
            }
        }
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonData data && data.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
