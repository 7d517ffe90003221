package dev.loveless.cli.run;

import dev.loveless.asl.display.Style;
import dev.loveless.cli.progress.Screen;
import java.io.PrintWriter;
import java.util.Optional;
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

    /** What a command was given to write to. */
    static Console of(CommandLine commandLine) {
        Optional<String> terminal =
                Optional.ofNullable(System.getProperty(TERMINAL)).filter(size -> !"dumb".equals(System.getenv("TERM")));
        Ansi ansi = commandLine.getColorScheme().ansi();
        boolean coloured = ansi == Ansi.AUTO ? terminal.isPresent() && areColoursWelcome() : ansi.enabled();
        return new Console(
                commandLine.getOut(),
                commandLine.getErr(),
                terminal.map(size -> WindowSize.screen(size, coloured)),
                coloured ? Style.COLOURED : Style.PLAIN);
    }

    private static boolean areColoursWelcome() {
        return Optional.ofNullable(System.getenv("NO_COLOR")).isEmpty();
    }
}
