package dev.loveless.asl.display;

import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceLines;

/**
 * A line of a text as it is shown, cut at both sides where it is too long.
 *
 * @param line the line's number, from 1
 * @param shown what is shown of it
 * @param caretColumn the columns to the left of the place that is pointed at
 */
record Excerpt(int line, String shown, int caretColumn) {
    /** The most columns that are shown of a line. */
    static final int MOST_COLUMNS = 100;

    private static final String CUT = "…";

    /** The line around a position; one beyond the text or its line counts as the last place there is. */
    static Excerpt at(Position position, String content, SourceLines lines) {
        int line = Math.max(1, Math.min(position.line(), lines.count()));
        int start = lines.start(line);
        int end = lines.end(line);
        int target = line < position.line() ? end : Math.max(start, Math.min(start + position.column() - 1, end));
        boolean insidePair = target > start
                && target < end
                && Character.isSurrogatePair(content.charAt(target - 1), content.charAt(target));
        return around(line, content, start, end, insidePair ? target - 1 : target);
    }

    /**
     * Cuts the excerpt around a place. Looks at no more characters than it shows, so that many findings on one endless
     * line cost no more than on many short ones.
     *
     * @param start where the line starts in the content
     * @param end where it ends, its end-of-line excluded
     * @param target the place to point at, from {@code start} to {@code end}
     */
    private static Excerpt around(int line, String content, int start, int end, int target) {
        Window window = new Window(content, start, end, target);
        window.growLeft(MOST_COLUMNS / 2);
        window.growRight(MOST_COLUMNS);
        window.growLeft(MOST_COLUMNS);
        String left = window.left > start ? CUT : "";
        String right = window.right < end ? CUT : "";
        String text = content.substring(window.left, window.right);
        int caretColumn = left.length()
                + content.substring(window.left, target)
                        .codePoints()
                        .map(Glyphs::width)
                        .sum();
        return new Excerpt(line, left + Glyphs.shown(text).stripTrailing() + right, caretColumn);
    }

    /** A part of a line, growing from a place in it. */
    private static final class Window {
        private final String content;
        private final int start;
        private final int end;
        private int left;
        private int right;
        private int columns;

        Window(String content, int start, int end, int target) {
            this.content = content;
            this.start = start;
            this.end = end;
            this.left = target;
            this.right = target;
        }

        void growLeft(int most) {
            while (left > start && take(content.codePointBefore(left), most)) {
                left -= Character.charCount(content.codePointBefore(left));
            }
        }

        void growRight(int most) {
            while (right < end && take(content.codePointAt(right), most)) {
                right += Character.charCount(content.codePointAt(right));
            }
        }

        /** Marks without a width of their own count as a column here, so that a heap of them is cut too. */
        private boolean take(int character, int most) {
            int width = Math.max(1, Glyphs.width(character));
            if (columns + width > most) {
                return false;
            }
            columns += width;
            return true;
        }
    }
}
