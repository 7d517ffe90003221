package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Location;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find, in the order they find it. */
final class Findings {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** A breach of the structure. */
    void schema(Location location, String message) {
        add(Diagnostic.at(location, AslCode.SCHEMA_VALIDATION_FAILED, message));
    }

    /** A breach of the structure, with advice. */
    void schema(Location location, String message, String remedy) {
        add(Diagnostic.at(location, AslCode.SCHEMA_VALIDATION_FAILED, message).withRemedy(remedy));
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
