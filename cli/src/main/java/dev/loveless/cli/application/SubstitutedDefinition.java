package dev.loveless.cli.application;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.DefinitionSubstitutions;
import dev.loveless.configuration.DefinitionSubstitutions.Substituted;
import dev.loveless.configuration.StateMachineSettings;
import java.util.List;

/**
 * A definition with the values of its state machine put in.
 *
 * @param warnings of values that have no place in it, shown in the text of the configuration
 */
public record SubstitutedDefinition(SourceText text, List<Diagnostic> warnings) {
    public SubstitutedDefinition {
        warnings = List.copyOf(warnings);
    }

    /** @param configuration the text that the settings were read from */
    public static SubstitutedDefinition of(
            SourceText definition, SourceFormat format, StateMachineSettings settings, SourceText configuration) {
        if (settings.definitionSubstitutions().isEmpty()) {
            return new SubstitutedDefinition(definition, List.of());
        }
        Substituted substituted =
                DefinitionSubstitutions.apply(definition.content(), format, settings.definitionSubstitutions());
        return new SubstitutedDefinition(
                new SourceText(definition.name(), substituted.text()),
                substituted.unused().isEmpty()
                        ? List.of()
                        : DefinitionSubstitutions.warnings(configuration, settings.name(), substituted.unused()));
    }
}
