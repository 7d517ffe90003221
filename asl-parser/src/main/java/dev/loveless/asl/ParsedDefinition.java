package dev.loveless.asl;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a definition.
 *
 * @param text what was read
 * @param stateMachine present if and only if there is no error among the diagnostics
 * @param diagnostics AWS's errors and warnings, in the order of its checks; no lints
 */
public record ParsedDefinition(SourceText text, Optional<StateMachine> stateMachine, List<Diagnostic> diagnostics) {
    public ParsedDefinition {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether AWS would accept it. */
    public boolean isValid() {
        return stateMachine.isPresent();
    }
}
