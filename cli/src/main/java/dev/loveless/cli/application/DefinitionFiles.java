package dev.loveless.cli.application;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.display.Tally;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.StateMachineSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads definitions; those with errors are refused, as {@code validate} shows them. Of one thread. */
public final class DefinitionFiles {
    private final NamedFiles files;
    private final Style style;

    /** @param style of what is shown of faults */
    public DefinitionFiles(NamedFiles files, Style style) {
        this.files = files;
        this.style = style;
    }

    /** The text of a file, which is to be UTF-8. */
    public SourceText read(String file) throws RefusedException, UnreadableFileException {
        SourceReader.Decoded decoded = SourceReader.decode(NamedFiles.nameOf(file), files.read(file));
        if (decoded.fault().isPresent()) {
            throw new RefusedException(
                    shown(decoded.text(), List.of(decoded.fault().get())));
        }
        return decoded.text();
    }

    /**
     * A definition without errors.
     *
     * @param settings of its machine, if the configuration has some
     */
    public ParsedDefinition parse(
            SourceText text,
            StateMachineType type,
            ApplicationFile application,
            Optional<StateMachineSettings> settings)
            throws RefusedException {
        SourceFormat format = NamedFiles.formatOf(text);
        ParsedDefinition definition = AslParser.parse(application.substituted(text, format, settings), format, type);
        if (!definition.isValid()) {
            throw new RefusedException(shown(definition.text(), definition.diagnostics()));
        }
        return definition;
    }

    private String shown(SourceText text, List<Diagnostic> diagnostics) {
        DiagnosticDisplay display = new DiagnosticDisplay(text, style);
        return diagnostics.stream()
                        .sorted(Comparator.comparing(Diagnostic::position))
                        .map(display::show)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + Tally.NONE.withFile(diagnostics).text();
    }
}
