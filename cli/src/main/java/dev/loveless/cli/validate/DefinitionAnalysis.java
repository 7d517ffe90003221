package dev.loveless.cli.validate;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.lint.Linter;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.configuration.StateMachineSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a definition and finds what is wrong with it: by AWS's rules, and by lints if it is valid by those. Values of
 * its configuration are put in before, as when it is run.
 */
final class DefinitionAnalysis {
    private final Optional<StateMachineType> type;
    private final boolean withLints;
    private final Configurations configurations;

    /** @param type of all machines; absent, it is the configured one or else STANDARD */
    DefinitionAnalysis(Optional<StateMachineType> type, boolean withLints, Configurations configurations) {
        this.type = type;
        this.withLints = withLints;
        this.configurations = configurations;
    }

    /**
     * Checks a file that goes by that name on the command line and that has this content: once, or where several
     * configured machines have it, for each that there is something else to be said of.
     */
    List<CheckedFile> check(String file, byte[] content) {
        SourceReader.Decoded decoded = SourceReader.decode(NamedFiles.nameOf(file), content);
        if (decoded.fault().isPresent()) {
            return List.of(
                    new CheckedFile(decoded.text(), List.of(decoded.fault().get())));
        }
        List<StateMachineSettings> machines = configurations.machines(file);
        if (machines.isEmpty()) {
            return List.of(checked(decoded.text(), type.orElse(StateMachineType.STANDARD)));
        }
        SourceFormat format = NamedFiles.formatOf(decoded.text());
        Map<List<Diagnostic>, CheckedFile> different = new LinkedHashMap<>();
        for (StateMachineSettings machine : machines) {
            SourceText text = configurations.substituted(file, decoded.text(), format, machine);
            CheckedFile checked = checked(text, type.orElse(machine.type()));
            different.putIfAbsent(checked.diagnostics(), checked);
        }
        if (different.size() > 1) {
            different.remove(List.of());
        }
        return List.copyOf(different.values());
    }

    private CheckedFile checked(SourceText text, StateMachineType typeOfMachine) {
        ParsedDefinition parsed = AslParser.parse(text, NamedFiles.formatOf(text), typeOfMachine);
        Optional<StateMachine> linted = parsed.stateMachine().filter(machine -> withLints);
        List<Diagnostic> findings = linted.map(
                        machine -> Stream.concat(parsed.diagnostics().stream(), Linter.lint(machine).stream())
                                .toList())
                .orElse(parsed.diagnostics());
        return new CheckedFile(text, findings);
    }
}
