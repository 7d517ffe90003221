package dev.loveless.cli.run;

import dev.loveless.asl.display.Style;
import dev.loveless.cli.progress.Screen;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes.
 *
 * @param screen of standard error, if that is a terminal
 * @param style of standard error
 */
record Console(PrintWriter out, PrintWriter err, Optional<Screen> screen, Style style) {
    /**
     * Rows and columns of the terminal that standard error is, set by the launcher: a JVM cannot tell whether standard
     * error alone is one.
     */
    static final String TERMINAL = "loveless.terminal";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;

    /** What a command was given to write to. */
    static Console of(CommandLine commandLine) {
        Optional<String> terminal =
                Optional.ofNullable(System.getProperty(TERMINAL)).filter(size -> !"dumb".equals(System.getenv("TERM")));
        Ansi ansi = commandLine.getColorScheme().ansi();
        boolean coloured = ansi == Ansi.AUTO ? terminal.isPresent() && areColoursWelcome() : ansi.enabled();
        return new Console(
                commandLine.getOut(),
                commandLine.getErr(),
                terminal.map(size -> screen(size, coloured)),
                coloured ? Style.COLOURED : Style.PLAIN);
    }

    private static boolean areColoursWelcome() {
        return Optional.ofNullable(System.getenv("NO_COLOR")).isEmpty();
    }

    private static Screen screen(String size, boolean coloured) {
        Matcher numbers = SIZE.matcher(size);
        int rows = numbers.matches() ? Integer.parseInt(numbers.group(1)) : 0;
        int columns = numbers.matches() ? Integer.parseInt(numbers.group(2)) : 0;
        // A terminal that does not know its size says 0.
        return new Screen(columns > 0 ? columns : USUAL_COLUMNS, rows > 0 ? rows : USUAL_ROWS, coloured);
    }
}
