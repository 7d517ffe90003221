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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a definition and finds what is wrong with it: by AWS's rules, and by lints if it is valid by those. */
final class DefinitionAnalysis {
    private final StateMachineType type;
    private final boolean withLints;

    DefinitionAnalysis(StateMachineType type, boolean withLints) {
        this.type = type;
        this.withLints = withLints;
    }

    /** Checks a file that goes by that name in messages and that has this content. */
    CheckedFile check(String name, byte[] content) {
        SourceReader.Decoded decoded = SourceReader.decode(name, content);
        List<Diagnostic> findings = decoded.fault().map(List::of).orElseGet(() -> findings(decoded.text()));
        return new CheckedFile(decoded.text(), findings);
    }

    private List<Diagnostic> findings(SourceText text) {
        ParsedDefinition parsed = AslParser.parse(text, format(text), type);
        Optional<StateMachine> linted = parsed.stateMachine().filter(machine -> withLints);
        return linted.map(machine -> Stream.concat(parsed.diagnostics().stream(), Linter.lint(machine).stream())
                        .toList())
                .orElse(parsed.diagnostics());
    }

    private static SourceFormat format(SourceText text) {
        return text.name().equals(NamedFiles.STANDARD_INPUT_NAME)
                ? SourceFormat.ofContent(text.content())
                : SourceFormat.ofFileName(text.name());
    }
}
