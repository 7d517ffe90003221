package dev.loveless.configuration;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a configuration file.
 *
 * @param text what was read
 * @param configuration present if and only if there is no error among the diagnostics
 */
public record ConfigurationResult(
        SourceText text, Optional<Configuration> configuration, List<Diagnostic> diagnostics) {
    public ConfigurationResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
