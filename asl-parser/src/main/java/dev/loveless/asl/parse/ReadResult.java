package dev.loveless.asl.parse;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.SourceDocument;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a text.
 *
 * @param document present if and only if there are no diagnostics
 */
public record ReadResult(Optional<SourceDocument> document, List<Diagnostic> diagnostics) {
    public ReadResult {
        diagnostics = List.copyOf(diagnostics);
    }

    static ReadResult of(SourceDocument document) {
        return new ReadResult(Optional.of(document), List.of());
    }

    static ReadResult refused(List<Diagnostic> diagnostics) {
        return new ReadResult(Optional.empty(), diagnostics);
    }
}
