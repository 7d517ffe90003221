package dev.loveless.docker.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.engine.data.JsonData;
import java.io.IOException;
import java.util.Optional;

/**
 * The JSON document that a text ends with: the fewest whole lines at its end that are one document together. Nothing
 * but white space may follow it, and nothing may stand before it in its first line.
 */
final class LastJsonDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LastJsonDocument() {}

    static Optional<JsonData> in(String text) {
        String stripped = text.stripTrailing();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        char[] characters = stripped.toCharArray();
        char opening = opening(characters[characters.length - 1]);
        int lineEnd = characters.length;
        while (lineEnd > 0) {
            int lineStart = stripped.lastIndexOf('\n', lineEnd - 1) + 1;
            if (beginsWith(opening, stripped, lineStart, lineEnd) && isDocument(characters, lineStart)) {
                return JsonData.parse(stripped.substring(lineStart).strip());
            }
            if (opening == 0) {
                // What is neither an object nor an array stands in one line.
                return Optional.empty();
            }
            lineEnd = lineStart - 1;
        }
        return Optional.empty();
    }

    private static char opening(char last) {
        return switch (last) {
            case '}' -> '{';
            case ']' -> '[';
            default -> 0;
        };
    }

    private static boolean beginsWith(char opening, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return opening == 0 || text.charAt(i) == opening;
            }
        }
        return false;
    }

    /** Whether there is one document from here to the end; without copying, as it is asked of many lines. */
    private static boolean isDocument(char[] characters, int from) {
        try (JsonParser parser = MAPPER.createParser(characters, from, characters.length - from)) {
            return parser.nextToken() != null && parser.skipChildren() != null && parser.nextToken() == null;
        } catch (IOException e) {
            // That it is none is the answer.
            return false;
        }
    }
}
