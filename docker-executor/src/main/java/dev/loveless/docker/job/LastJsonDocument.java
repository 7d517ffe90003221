package dev.loveless.docker.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.engine.data.JsonData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The last JSON document of a text: the fewest whole lines at its end that are one document together. Where it ends
 * with something else, the last object or array that takes up whole lines; a number or a word alone in a line is no
 * more than text then.
 */
final class LastJsonDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** How many characters are read in vain at most: a log that looks like JSON and is none must not take for ever. */
    private static final int MOST_EFFORT = 32 << 20;

    private LastJsonDocument() {}

    static Optional<JsonData> in(String text) {
        return atTheEndOf(text).or(() -> within(text));
    }

    private static Optional<JsonData> within(String text) {
        char[] characters = text.toCharArray();
        String last = "";
        int effort = 0;
        int lineStart = 0;
        while (lineStart < characters.length && effort < MOST_EFFORT) {
            Look look = look(characters, lineStart);
            int lineEnd = lineEnd(text, look.end());
            if (look.isDocument() && text.substring(look.end(), lineEnd).isBlank()) {
                last = text.substring(lineStart, look.end());
                lineStart = lineEnd + 1;
            } else {
                effort += look.end() - lineStart;
                lineStart = lineEnd(text, lineStart) + 1;
            }
        }
        return last.isEmpty() ? Optional.empty() : JsonData.parse(last.strip());
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** @param end of the document, or of what was read in vain */
    private record Look(boolean isDocument, int end) {}

    /** Whether a line begins with an object or array. */
    private static Look look(char[] characters, int lineStart) {
        int first = lineStart;
        while (first < characters.length && (characters[first] == ' ' || characters[first] == '\t')) {
            first++;
        }
        if (first == characters.length || (characters[first] != '{' && characters[first] != '[')) {
            return new Look(false, first);
        }
        try (JsonParser parser = MAPPER.createParser(characters, first, characters.length - first)) {
            boolean whole = skip(parser);
            // Counted from where the parser began.
            return new Look(whole, first + (int) parser.currentLocation().getCharOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("Characters in memory are not closed", e);
        }
    }

    private static boolean skip(JsonParser parser) {
        try {
            return parser.nextToken() != null && parser.skipChildren() != null;
        } catch (IOException e) {
            // That it is none is the answer.
            return false;
        }
    }

    private static Optional<JsonData> atTheEndOf(String text) {
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
