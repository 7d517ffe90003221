package dev.loveless.engine;

import dev.loveless.asl.diagnostic.Diagnostic;
import java.util.List;

/** A definition that AWS would refuse. The message shows each fault with its line, for people. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    InvalidDefinitionException(String message, List<Diagnostic> diagnostics) {
        super(message);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** All that was found, warnings included. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
