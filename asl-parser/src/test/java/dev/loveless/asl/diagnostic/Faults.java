package dev.loveless.asl.diagnostic;

import dev.loveless.asl.source.Position;
import java.util.Optional;

/** Diagnostics for tests. */
final class Faults {
    static final Diagnostic MISSING_START = fault(AslCode.SCHEMA_VALIDATION_FAILED, "These fields are required", "/");
    static final Diagnostic NO_END = new Diagnostic(
            AslCode.MISSING_END_STATE,
            "Workflow has no terminal state",
            Optional.empty(),
            Position.START,
            Optional.of("End one."));
    static final Diagnostic NO_DOLLAR = fault(AslCode.NO_DOLLAR, "Looks like a path", "/States/A/Parameters/b");
    static final Diagnostic LINT = fault(LintCode.MISSING_TASK_TIMEOUT, "No timeout", "/States/A");

    private Faults() {}

    static Diagnostic fault(DiagnosticCode code, String message, String location) {
        return new Diagnostic(code, message, Optional.of(location), Position.START, Optional.empty());
    }
}
