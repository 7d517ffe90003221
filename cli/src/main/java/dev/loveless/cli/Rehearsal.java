package dev.loveless.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs commands in which as many classes as possible are used, for the archive of classes that the launcher makes. What
 * they say goes nowhere.
 */
public final class Rehearsal {
    /** Stands between commands. */
    private static final String NEXT = "--";
    /** Does not end by itself. */
    private static final String SERVE = "serve";

    private Rehearsal() {}

    /** @param arguments commands with their arguments, {@code --} between them */
    public static void main(String[] arguments) {
        List<String> command = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals(NEXT)) {
                execute(command);
                command.clear();
            } else {
                command.add(argument);
            }
        }
        execute(command);
        System.exit(0);
    }

    private static void execute(List<String> command) {
        String[] words = command.toArray(String[]::new);
        CommandLine commandLine = Main.commandLine(InputStream.nullInputStream(), words);
        commandLine.setOut(new PrintWriter(Writer.nullWriter())).setErr(new PrintWriter(Writer.nullWriter()));
        if (command.get(0).equals(SERVE)) {
            new ServeRehearsal(commandLine).execute(words);
        } else {
            commandLine.execute(words);
        }
    }
}
