package dev.loveless.cli.validate;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.application.FoundConfiguration;
import dev.loveless.cli.application.SubstitutedDefinition;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.ConfigurationResult;
import dev.loveless.configuration.StateMachineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configurations of the definitions that are checked, each read once, and what is wrong with them. */
final class Configurations {
    private final Optional<String> given;
    private final Map<Path, Optional<ConfigurationResult>> read = new LinkedHashMap<>();
    private final Map<Path, Set<Diagnostic>> findings = new LinkedHashMap<>();
    private final List<UnreadableFileException> unreadable = new ArrayList<>();

    /** @param given by {@code --config}; the one beside each definition otherwise */
    Configurations(Optional<String> given) {
        this.given = given;
    }

    /** The state machines that the configuration has with the definition of that name; none where there is none. */
    List<StateMachineSettings> machines(String definition) {
        return of(definition)
                .flatMap(file -> read.getOrDefault(file, Optional.empty()))
                .flatMap(ConfigurationResult::configuration)
                .flatMap(configuration ->
                        FoundConfiguration.definition(definition).map(configuration::stateMachinesIn))
                .orElse(List.of());
    }

    /** The definition with the values of that machine put in. */
    SourceText substituted(String definition, SourceText text, SourceFormat format, StateMachineSettings machine) {
        Path file = of(definition).orElseThrow();
        SourceText configuration =
                read.getOrDefault(file, Optional.empty()).orElseThrow().text();
        SubstitutedDefinition substituted = SubstitutedDefinition.of(text, format, machine, configuration);
        found(file, substituted.warnings());
        return substituted.text();
    }

    private Optional<Path> of(String definition) {
        try {
            Optional<Path> file = FoundConfiguration.find(definition, given);
            file.ifPresent(this::read);
            return file;
        } catch (UnreadableFileException e) {
            // The given one, which is the same for all.
            if (unreadable.isEmpty()) {
                unreadable.add(e);
            }
            return Optional.empty();
        }
    }

    private void read(Path file) {
        if (read.containsKey(file)) {
            return;
        }
        read.put(file, Optional.empty());
        try {
            ConfigurationResult result = FoundConfiguration.read(file);
            read.put(file, Optional.of(result));
            found(file, result.diagnostics());
        } catch (UnreadableFileException e) {
            unreadable.add(e);
        }
    }

    private void found(Path file, List<Diagnostic> diagnostics) {
        findings.computeIfAbsent(file, it -> new LinkedHashSet<>()).addAll(diagnostics);
    }

    /** Those with something to be said of. */
    List<CheckedFile> checked() {
        List<CheckedFile> checked = new ArrayList<>();
        findings.forEach((file, diagnostics) -> read.getOrDefault(file, Optional.empty())
                .filter(result -> !diagnostics.isEmpty())
                .ifPresent(result -> checked.add(new CheckedFile(result.text(), List.copyOf(diagnostics)))));
        return checked;
    }

    List<UnreadableFileException> unreadable() {
        return List.copyOf(unreadable);
    }
}
