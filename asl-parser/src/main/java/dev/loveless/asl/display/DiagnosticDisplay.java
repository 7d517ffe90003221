package dev.loveless.asl.display;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.SourceLines;
import dev.loveless.asl.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows the diagnostics of one text to people, as compilers do:
 *
 * <pre>
 * order.asl.json:12:15: error MISSING_TRANSITION_TARGET: Missing 'Next' target: Shp
 *   12 |       "Next": "Shp",
 *      |               ^
 *      = at /States/Pay/Next
 *      = help: Did you mean 'Ship'?
 * </pre>
 *
 * <p>Of a long line, as in minified JSON, the part around the place is shown. Control characters of the text are made
 * visible and never reach the terminal as such. Immutable.
 */
public final class DiagnosticDisplay {
    private final String name;
    private final String content;
    private final SourceLines lines;
    private final Style style;

    /** Shows diagnostics of that text. */
    public DiagnosticDisplay(SourceText text, Style style) {
        this.name = Glyphs.shown(text.name());
        this.content = text.content();
        this.lines = new SourceLines(text.content());
        this.style = style;
    }

    /** The diagnostic in several lines, the last one ended too. */
    public String show(Diagnostic diagnostic) {
        List<String> message = message(diagnostic).lines().toList();
        Excerpt excerpt = Excerpt.at(diagnostic.position(), content, lines);
        String number = String.valueOf(excerpt.line());
        String margin = " ".repeat(number.length() + 2);
        StringBuilder shown = new StringBuilder();
        shown.append(heading(diagnostic, message)).append('\n');
        shown.append(gutter("  " + number + " |", excerpt.shown())).append('\n');
        shown.append(style.gutter(margin + " |"))
                .append(" ".repeat(excerpt.caretColumn() + 1))
                .append(style.caret("^"))
                .append('\n');
        for (String note : notes(diagnostic, message)) {
            shown.append(gutter(margin + " =", Glyphs.shown(note))).append('\n');
        }
        return shown.toString();
    }

    /**
     * The message without copies of the text, which is shown beside it: AWS's location of a fault in JSON repeats the
     * text's beginning, and the message that location and others like it.
     */
    public static String message(Diagnostic diagnostic) {
        String location =
                diagnostic.location().filter(DiagnosticDisplay::hasText).orElse("");
        int behindText = location.lastIndexOf("line: ");
        if (behindText < 0) {
            return diagnostic.message();
        }
        String problem = diagnostic.message().replace("\n at " + location, "");
        return problem.replace(location.substring(0, behindText), "[");
    }

    private static boolean hasText(String location) {
        return location.startsWith("[Source: ");
    }

    private String heading(Diagnostic diagnostic, List<String> message) {
        String place = name + ":" + diagnostic.position().line() + ":"
                + diagnostic.position().column() + ":";
        String severity = diagnostic.isError() ? "error" : "warning";
        return style.place(place) + " "
                + style.severity(
                        diagnostic.severity(),
                        severity + " " + diagnostic.code().code() + ":")
                + (message.isEmpty() ? "" : " " + Glyphs.shown(message.get(0).strip()));
    }

    private String gutter(String gutter, String text) {
        return style.gutter(gutter) + (text.isEmpty() ? "" : " " + text);
    }

    /** What AWS says beyond the first line, the location unless the heading has it, and the advice. */
    private static Set<String> notes(Diagnostic diagnostic, List<String> message) {
        List<String> notes = new ArrayList<>();
        message.stream().skip(1).map(String::strip).forEach(notes::add);
        diagnostic
                .location()
                .filter(location -> !hasText(location))
                .map(location -> "at " + location)
                .ifPresent(notes::add);
        diagnostic.remedy().map(remedy -> "help: " + remedy).ifPresent(notes::add);
        return new LinkedHashSet<>(notes);
    }
}
