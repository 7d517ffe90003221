package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceScalar;
import java.util.List;
import java.util.function.Function;

/** The values of a valid definition as Java types. */
final class SourceValues {
    private SourceValues() {}

    static String text(SourceNode node) {
        JsonNode json = scalar(node);
        if (!json.isTextual()) {
            throw violated(node.location(), "expected a string");
        }
        return json.textValue();
    }

    static long integer(SourceNode node) {
        JsonNode json = scalar(node);
        if (!json.isNumber()) {
            throw violated(node.location(), "expected a number");
        }
        return json.longValue();
    }

    static double number(SourceNode node) {
        JsonNode json = scalar(node);
        if (!json.isNumber()) {
            throw violated(node.location(), "expected a number");
        }
        return json.doubleValue();
    }

    static boolean truth(SourceNode node) {
        JsonNode json = scalar(node);
        if (!json.isBoolean()) {
            throw violated(node.location(), "expected true or false");
        }
        return json.booleanValue();
    }

    static boolean isNull(SourceNode node) {
        return node instanceof SourceScalar scalar && scalar.isNull();
    }

    static SourceObject object(SourceNode node) {
        if (node instanceof SourceObject object) {
            return object;
        }
        throw violated(node.location(), "expected an object");
    }

    static List<SourceNode> elements(SourceNode node) {
        if (node instanceof SourceArray array) {
            return array.elements();
        }
        throw violated(node.location(), "expected an array");
    }

    /**
     * What the text at {@code node} spells in the grammar of {@code parser}.
     *
     * @throws StackOverflowError if the parser finds too little stack left
     */
    static <T> T parsed(SourceNode node, Function<String, Parsed<T>> parser) {
        return parser.apply(text(node)).fold(Function.identity(), failure -> {
            if (failure.isOutOfStack()) {
                // When it was checked there was more stack left, so this is no bug: the whole is too deep for here.
                throw new StackOverflowError(failure.reason());
            }
            throw violated(node.location(), failure.reason());
        });
    }

    private static JsonNode scalar(SourceNode node) {
        if (node instanceof SourceScalar scalar) {
            return scalar.json();
        }
        throw violated(node.location(), "expected a string, number, boolean or null");
    }

    /** The bug that a definition with errors was handed to the builder. */
    static IllegalStateException violated(Location location, String rule) {
        return new IllegalStateException("Not a valid definition, at " + location + ": " + rule);
    }
}
