package dev.loveless.api.log;

import java.util.Arrays;

/** How much of an input or output goes into an event for another service (documented: 248 KiB, counted escaped). */
final class EventPayload {
    /** In bytes of JSON text that stands in a JSON text. */
    static final int MOST_ESCAPED_BYTES = 248 * 1024;

    private static final int MOST_BYTES_OF_A_CHARACTER = 6;

    private EventPayload() {}

    /** Whether the texts are short enough together. */
    static boolean fits(String... texts) {
        long characters = Arrays.stream(texts).mapToLong(String::length).sum();
        // Most texts need no counting.
        return characters <= MOST_ESCAPED_BYTES / MOST_BYTES_OF_A_CHARACTER
                || Arrays.stream(texts).mapToLong(EventPayload::escapedBytes).sum() <= MOST_ESCAPED_BYTES;
    }

    private static long escapedBytes(String text) {
        return text.codePoints().mapToLong(EventPayload::escapedBytes).sum();
    }

    /** The text, or as much of its beginning as is short enough. */
    static String cut(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += escapedBytes(character);
            if (bytes > MOST_ESCAPED_BYTES) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    private static int escapedBytes(int character) {
        if (character < ' ') {
            return "\b\t\n\f\r".indexOf(character) >= 0 ? 2 : MOST_BYTES_OF_A_CHARACTER;
        }
        if (character == '"' || character == '\\') {
            return 2;
        }
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
