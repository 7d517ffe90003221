package dev.loveless.cli.run;

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
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.task.MockConfiguration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and checks all that an execution needs, before anything is started. */
final class Preparation {
    private final NamedFiles files;
    private final Style style;

    /** @param style of what is shown of faults */
    Preparation(NamedFiles files, Style style) {
        this.files = files;
        this.style = style;
    }

    /**
     * All that is needed.
     *
     * @throws RefusedException with the faults of the definition or the configuration
     */
    RunnableMachine prepare(RunOptions options) throws RefusedException, MisuseException, UnreadableFileException {
        checkUse(options);
        SourceText text = read(options.file());
        Configured configured = Configured.read(options, style);
        Optional<StateMachineSettings> settings = configured.machine();
        String name = settings.map(StateMachineSettings::name).orElseGet(() -> MachineName.ofFile(options.file()));
        StateMachineType type = options.type()
                .or(() -> settings.map(StateMachineSettings::type))
                .orElse(StateMachineType.STANDARD);
        ParsedDefinition definition = definition(text, type, configured, settings);
        Optional<MockConfiguration> mocks = new Mocks(files).read(options, name);
        return new RunnableMachine(
                name,
                definition,
                type,
                settings.flatMap(StateMachineSettings::roleArn),
                configured.configuration().application(),
                mocks,
                new StartOptions(ExecutionInput.read(options.input(), files), options.name(), options.testCase()),
                options.virtualTime(),
                others(configured),
                configured.warnings());
    }

    private SourceText read(String file) throws RefusedException, UnreadableFileException {
        SourceReader.Decoded decoded = SourceReader.decode(NamedFiles.nameOf(file), files.read(file));
        if (decoded.fault().isPresent()) {
            throw new RefusedException(
                    shown(decoded.text(), List.of(decoded.fault().get())));
        }
        return decoded.text();
    }

    private ParsedDefinition definition(
            SourceText text, StateMachineType type, Configured configured, Optional<StateMachineSettings> settings)
            throws RefusedException {
        SourceFormat format = format(text);
        ParsedDefinition definition = AslParser.parse(configured.substituted(text, format, settings), format, type);
        if (!definition.isValid()) {
            throw new RefusedException(shown(definition.text(), definition.diagnostics()));
        }
        return definition;
    }

    private List<OtherMachine> others(Configured configured) throws RefusedException, UnreadableFileException {
        List<OtherMachine> others = new ArrayList<>();
        for (StateMachineSettings settings : configured.others()) {
            SourceText text = read(settings.definition().toString());
            others.add(new OtherMachine(
                    settings.name(),
                    definition(text, settings.type(), configured, Optional.of(settings)),
                    settings.type()));
        }
        return others;
    }

    private static void checkUse(RunOptions options) throws MisuseException {
        if (options.file().equals(NamedFiles.STANDARD_INPUT)
                && options.input().filter(NamedFiles.STANDARD_INPUT::equals).isPresent()) {
            throw new MisuseException("standard input cannot be both the definition and the input");
        }
        if (options.name().filter(name -> !MachineName.isAllowed(name)).isPresent()) {
            throw new MisuseException(
                    "--name: an execution's name has 1 to 80 characters, without white space, brackets"
                            + " and any of ?*\"#%\\^|~`$&,;:/");
        }
    }

    private static SourceFormat format(SourceText text) {
        return text.name().equals(NamedFiles.STANDARD_INPUT_NAME)
                ? SourceFormat.ofContent(text.content())
                : SourceFormat.ofFileName(text.name());
    }

    /** Faults as {@code validate} shows them. */
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
