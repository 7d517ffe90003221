package dev.loveless.cli.progress;

/** How a part of a line is set off on a terminal. */
enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    /** What must not be overlooked. */
    LOUD("1;7;33");

    private final String colour;

    Tone(String colour) {
        this.colour = colour;
    }

    /** The text with the escape sequences of terminals (ECMA-48) around it. */
    String in(boolean coloured, String text) {
        return !coloured || colour.isEmpty() || text.isEmpty() ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
