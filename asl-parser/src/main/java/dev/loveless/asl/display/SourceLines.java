package dev.loveless.asl.display;

import dev.loveless.asl.source.Position;
import java.util.stream.IntStream;

/** A text whose lines are found without going through it again. */
final class SourceLines {
    private final String content;
    private final int[] starts;

    SourceLines(String content) {
        this.content = content;
        this.starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, content.length())
                                .filter(offset -> content.charAt(offset) == '\n')
                                .map(offset -> offset + 1))
                .toArray();
    }

    /** The line around a position; one beyond the text or its line counts as the last place there is. */
    Excerpt excerpt(Position position) {
        int line = Math.max(1, Math.min(position.line(), starts.length));
        int start = starts[line - 1];
        int end = end(line);
        int target = line < position.line() ? end : Math.max(start, Math.min(start + position.column() - 1, end));
        boolean insidePair = target > start
                && target < end
                && Character.isSurrogatePair(content.charAt(target - 1), content.charAt(target));
        return Excerpt.around(line, content, start, end, insidePair ? target - 1 : target);
    }

    private int end(int line) {
        int end = line < starts.length ? starts[line] - 1 : content.length();
        return end > starts[line - 1] && content.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
