package dev.loveless.asl.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.JsonFault;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON. Faults have the texts of the parser that AWS uses (recorded). */
final class JsonReader {
    /** Depth and lengths are watched here, so that the faults have a code and a place. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final SourceText text;
    private final TreeBuilder tree;
    private final List<Diagnostic> faults = new ArrayList<>();

    JsonReader(SourceText text, TreeBuilder tree) {
        this.text = text;
        this.tree = tree;
    }

    /** Fills the tree; the first thing that is wrong with the text, none if nothing is. */
    List<Diagnostic> read() {
        try (JsonParser parser = FACTORY.createParser(text.content())) {
            readDocument(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        }
        return faults;
    }

    private void readDocument(JsonParser parser) throws IOException {
        try {
            boolean complete = readValue(parser);
            if (complete && parser.nextToken() != null) {
                report(
                        AslCode.INVALID_JSON_DESCRIPTION,
                        "Trailing token found after value",
                        parser.currentTokenLocation());
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            JsonLocation reached = parser.currentLocation();
            report(AslCode.INVALID_JSON_DESCRIPTION, JsonFault.reason(e), reached, position(at == null ? reached : at));
        }
    }

    /** Reads up to the end of the first value; false if it was given up. */
    private boolean readValue(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            take(token, parser);
            if (tree.depth() > TreeBuilder.DEEPEST) {
                report(
                        AslCode.TOO_DEEPLY_NESTED,
                        "Document nesting depth exceeds the maximum allowed (" + TreeBuilder.DEEPEST + ")",
                        parser.currentTokenLocation());
            }
            if (!faults.isEmpty()) {
                return false;
            }
            if (tree.depth() == 0) {
                return true;
            }
        }
        return true;
    }

    private void take(JsonToken token, JsonParser parser) throws IOException {
        Position position = position(parser.currentTokenLocation());
        switch (token) {
            case START_OBJECT -> tree.startObject(position);
            case START_ARRAY -> tree.startArray(position);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> takeName(parser.currentName(), position, parser);
            default -> tree.scalar(scalar(token, parser), position);
        }
    }

    private void takeName(String name, Position position, JsonParser parser) {
        if (!tree.name(name, position)) {
            report(AslCode.INVALID_JSON_DESCRIPTION, "Duplicate field '" + name + "'", parser.currentTokenLocation());
        }
    }

    private JsonNode scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new TextNode(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token, parser);
            default -> NullNode.instance;
        };
    }

    private JsonNode number(JsonToken token, JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        if (length > TreeBuilder.LONGEST_NUMBER) {
            report(AslCode.INVALID_JSON_DESCRIPTION, TreeBuilder.tooLongNumber(length), parser.currentTokenLocation());
            return NullNode.instance;
        }
        return token == JsonToken.VALUE_NUMBER_INT ? integer(parser) : decimal(parser);
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
            case LONG -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
            default -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
        };
    }

    private JsonNode decimal(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            report(
                    AslCode.INVALID_JSON_DESCRIPTION,
                    "Numeric value (" + parser.getText() + ") out of range of double",
                    parser.currentTokenLocation());
        }
        return JsonNodeFactory.instance.numberNode(value);
    }

    private void report(AslCode code, String problem, JsonLocation at) {
        report(code, problem, at, position(at));
    }

    /**
     * Notes a fault.
     *
     * @param reached where AWS says it is: as far as the text had been read (recorded)
     * @param position where it is
     */
    private void report(AslCode code, String problem, JsonLocation reached, Position position) {
        String location = reached.toString();
        faults.add(new Diagnostic(
                code, problem + "\n at " + location, Optional.of(location), position, JsonAdvice.on(problem)));
    }

    private static Position position(JsonLocation at) {
        return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
