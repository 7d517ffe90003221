package dev.loveless.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Somebody at a terminal, for tests of the command line. */
public final class Terminal {
    /** What a command answered. */
    public record Answer(int exitCode, String out, String err) {}

    private Terminal() {}

    /** What {@code loveless} answers to these arguments. */
    public static Answer run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** The same, with something to read from standard input. */
    public static Answer runWithInput(String input, String... arguments) {
        return run(Help.Ansi.OFF, input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    /** The same, where colours are wanted. */
    public static Answer runInColour(String input, String... arguments) {
        return run(Help.Ansi.ON, input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    /** The same, with something to read that need not be text. */
    public static Answer runWithBytes(byte[] input, String... arguments) {
        return run(Help.Ansi.OFF, input, arguments);
    }

    private static Answer run(Help.Ansi ansi, byte[] input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(new ByteArrayInputStream(input), arguments)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new Answer(exitCode, out.toString(), err.toString());
    }
}
