package dev.loveless.asl.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** How CreateStateMachine and UpdateStateMachine tell what is wrong with a definition (Step Functions API). */
public final class InvalidDefinition {
    private InvalidDefinition() {}

    /**
     * The message of the error InvalidDefinition: all errors, joined (recorded for one error, documented for several).
     * A location that is not known is printed as {@code null} (measured). Warnings and lints do not refuse a definition
     * and are left out.
     */
    public static String message(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(error -> error.code().code() + ": " + error.message() + " at "
                        + error.location().orElse("null"))
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }
}
