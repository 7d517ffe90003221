package dev.loveless.engine;

import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that AWS would refuse. The message shows each fault with its line, for people. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    private InvalidDefinitionException(String message, List<Diagnostic> diagnostics) {
        super(message);
        this.diagnostics = List.copyOf(diagnostics);
    }

    static InvalidDefinitionException of(ParsedDefinition parsed) {
        DiagnosticDisplay display = new DiagnosticDisplay(parsed.text(), Style.PLAIN);
        String faults = parsed.diagnostics().stream().map(display::show).collect(Collectors.joining("\n"));
        return new InvalidDefinitionException("The definition is not valid:\n" + faults, parsed.diagnostics());
    }

    /** All that was found, warnings included. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
