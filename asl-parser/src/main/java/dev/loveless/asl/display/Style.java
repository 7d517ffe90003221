package dev.loveless.asl.display;

import dev.loveless.asl.diagnostic.Severity;

/** Whether parts of a text are set off by colour. */
public enum Style {
    /** Text alone: for files, pipes, and whoever wants none. */
    PLAIN,
    /** With the escape sequences of terminals (ECMA-48). */
    COLOURED;

    private static final String BOLD = "1";
    private static final String BOLD_RED = "1;31";
    private static final String BOLD_GREEN = "1;32";
    private static final String BOLD_YELLOW = "1;33";
    private static final String BLUE = "34";

    String place(String text) {
        return in(BOLD, text);
    }

    String severity(Severity severity, String text) {
        return in(severity == Severity.ERROR ? BOLD_RED : BOLD_YELLOW, text);
    }

    String gutter(String text) {
        return in(BLUE, text);
    }

    String caret(String text) {
        return in(BOLD_GREEN, text);
    }

    private String in(String colour, String text) {
        return this == PLAIN ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
