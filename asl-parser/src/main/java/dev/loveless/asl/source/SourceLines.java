package dev.loveless.asl.source;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The lines of a text. A line ends with a line feed, a carriage return, or both in that order; so count the parsers of
 * JSON and YAML, and so do positions. Finding a line does not go through the text again. Immutable.
 */
public final class SourceLines {
    private final String content;
    private final int[] starts;

    /** Finds the lines of that text; there is always one. */
    public SourceLines(String content) {
        this.content = content;
        this.starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.rangeClosed(1, content.length()).filter(offset -> endsLine(content, offset - 1)))
                .toArray();
    }

    private static boolean endsLine(String content, int offset) {
        char character = content.charAt(offset);
        boolean beforeLineFeed = offset + 1 < content.length() && content.charAt(offset + 1) == '\n';
        return character == '\n' || character == '\r' && !beforeLineFeed;
    }

    /** How many lines there are, at least 1. */
    public int count() {
        return starts.length;
    }

    /** The offset at which the line (from 1) begins. */
    public int start(int line) {
        return starts[line - 1];
    }

    /** The offset at which what ends the line (from 1) begins. */
    public int end(int line) {
        int end = line < starts.length ? starts[line] : content.length();
        while (end > start(line) && isLineEnd(content.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    /** Where the character at that offset stands. */
    public Position position(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found + 1 : -found - 1;
        return new Position(line, offset - start(line) + 1);
    }
}
