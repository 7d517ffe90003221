package dev.loveless.cli.progress;

import dev.loveless.asl.display.Glyphs;
import java.util.ArrayList;
import java.util.List;

/**
 * A line to be shown, in parts of different tone. Whatever its parts hold, no control character reaches the terminal.
 */
final class Row {
    private static final String CUT = "…";

    private record Part(Tone tone, String text) {}

    private final List<Part> parts = new ArrayList<>(4);

    /** A line with one part. */
    static Row of(Tone tone, String text) {
        return new Row().with(tone, text);
    }

    /** Adds a part at the end. */
    Row with(Tone tone, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(tone, text));
        }
        return this;
    }

    /** Puts a part before all others. */
    Row behind(Tone tone, String text) {
        parts.add(0, new Part(tone, text));
        return this;
    }

    /** The columns that a text fills. */
    static int width(String text) {
        return Glyphs.width(text);
    }

    /** All of it, however long. */
    String text(boolean coloured) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.tone().in(coloured, Glyphs.shown(part.text()))));
        return text.toString();
    }

    /** What of it fits into so many columns; where it is cut, a mark says so. */
    String text(boolean coloured, int columns) {
        int width = parts.stream().mapToInt(part -> Glyphs.width(part.text())).sum();
        if (width <= columns) {
            return text(coloured);
        }
        StringBuilder text = new StringBuilder();
        int left = columns - 1;
        for (Part part : parts) {
            String kept = beginning(part.text(), left);
            left -= Glyphs.width(kept);
            boolean isCut = kept.length() < part.text().length();
            text.append(part.tone().in(coloured, Glyphs.shown(kept) + (isCut && columns > 0 ? CUT : "")));
            if (isCut) {
                break;
            }
        }
        return text.toString();
    }

    private static String beginning(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += Glyphs.width(character);
            if (used > columns) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
