package dev.loveless.cli.validate;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.SourceText;
import java.util.Comparator;
import java.util.List;

/**
 * A definition that was read, and what was found in it.
 *
 * @param diagnostics AWS's and lints, in the order of their places in the text
 */
record CheckedFile(SourceText text, List<Diagnostic> diagnostics) {
    CheckedFile {
        diagnostics = diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::position))
                .toList();
    }

    /** Whether AWS would accept it. */
    boolean isValid() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
