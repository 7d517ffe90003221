package dev.loveless.cli;

import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.display.Glyphs;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that makes no sense, in words. */
final class Misuse {
    private Misuse() {}

    /** What is wrong, in a line, and what was meant, if that can be guessed. */
    static String reason(ParameterException fault) {
        return fault instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getUnmatched().isEmpty()
                ? unmatched(unmatched)
                : String.valueOf(fault.getMessage());
    }

    /** Of what follows the first one nothing is said: it may well be its value. */
    private static String unmatched(UnmatchedArgumentException fault) {
        CommandSpec command = fault.getCommandLine().getCommandSpec();
        Map<String, CommandLine> subcommands = command.subcommands();
        String argument = fault.getUnmatched().get(0);
        if (argument.startsWith("-")) {
            String name = argument.split("=", 2)[0];
            return "there is no option " + quoted(name)
                    + meant(name, command.optionsMap().keySet());
        }
        if (subcommands.isEmpty()) {
            return "an argument too many: " + quoted(argument);
        }
        return "there is no command " + quoted(argument)
                + Optional.of(meant(argument, subcommands.keySet()))
                        .filter(meant -> !meant.isEmpty())
                        .orElseGet(() -> "; there are " + String.join(", ", subcommands.keySet()));
    }

    private static String meant(String written, Collection<String> names) {
        return Suggestion.closest(written, names)
                .map(name -> ". Did you mean " + quoted(name) + "?")
                .orElse("");
    }

    private static String quoted(String text) {
        return "'" + Glyphs.shown(text) + "'";
    }
}
