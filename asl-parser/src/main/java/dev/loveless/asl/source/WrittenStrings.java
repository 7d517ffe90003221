package dev.loveless.asl.source;

import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the characters of a definition's strings where they are written in its text. Immutable. */
public final class WrittenStrings {
    private final String content;
    private final int[] lineStarts;

    public WrittenStrings(SourceText text) {
        this.content = text.content();
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, content.length())
                                .filter(offset -> content.charAt(offset) == '\n')
                                .map(offset -> offset + 1))
                .toArray();
    }

    /**
     * Where a character of a string stands. Empty if what is before it is not written as it reads: with escapes, or
     * over several lines.
     *
     * @param offset the character, from 0; the string's length stands for its end
     */
    public Optional<Position> position(SourceNode string, int offset) {
        String value = string.json().asText();
        Position start = string.location().position();
        if (start.line() > lineStarts.length || offset < 0 || offset > value.length()) {
            return Optional.empty();
        }
        int written = lineStarts[start.line() - 1] + start.column() - 1;
        int quote = content.startsWith("\"", written) || content.startsWith("'", written) ? 1 : 0;
        return content.startsWith(value.substring(0, offset), written + quote)
                ? Optional.of(new Position(start.line(), start.column() + quote + offset))
                : Optional.empty();
    }
}
