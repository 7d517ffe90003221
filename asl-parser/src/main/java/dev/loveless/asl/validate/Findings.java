package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.WrittenStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what the rules find, in the order they find it. */
final class Findings {
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Optional<WrittenStrings> strings;

    /** Of a definition whose text is not at hand. */
    Findings() {
        this.strings = Optional.empty();
    }

    /** Of the definition in whose text these strings stand. */
    Findings(WrittenStrings strings) {
        this.strings = Optional.of(strings);
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /**
     * Adds a fault within a string, shown at its character where that can be found, or else with its number.
     *
     * @param offset the character of the string, from 0; negative if not known
     */
    void addWithin(SourceNode string, int offset, Diagnostic fault) {
        if (offset < 0) {
            add(fault);
            return;
        }
        String numbered = fault.remedy().map(remedy -> remedy + " ").orElse("") + "See character " + (offset + 1)
                + " of the string.";
        add(strings.flatMap(it -> it.position(string, offset))
                .map(fault::shownAt)
                .orElseGet(() -> fault.withRemedy(numbered)));
    }

    /** A breach of the structure, with advice. */
    void schema(Location location, String message, String remedy) {
        add(Diagnostic.at(location, AslCode.SCHEMA_VALIDATION_FAILED, message).withRemedy(remedy));
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
