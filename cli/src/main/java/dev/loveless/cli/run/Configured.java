package dev.loveless.cli.run;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.Configuration;
import dev.loveless.configuration.ConfigurationFiles;
import dev.loveless.configuration.ConfigurationReader;
import dev.loveless.configuration.ConfigurationResult;
import dev.loveless.configuration.DefinitionSubstitutions;
import dev.loveless.configuration.DefinitionSubstitutions.Substituted;
import dev.loveless.configuration.ImageOption;
import dev.loveless.configuration.StateMachineSettings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the configuration says of the machine that is run. */
final class Configured {
    private final Configuration configuration;
    private final Optional<StateMachineSettings> machine;
    private final Optional<SourceText> text;
    private final Style style;
    private final List<String> warnings = new ArrayList<>();

    private Configured(
            Configuration configuration,
            Optional<StateMachineSettings> machine,
            Optional<SourceText> text,
            Style style) {
        this.configuration = configuration;
        this.machine = machine;
        this.text = text;
        this.style = style;
    }

    /** Reads the file that the options name, or the one beside the definition; defaults where there is none. */
    static Configured read(RunOptions options, Style style)
            throws RefusedException, MisuseException, UnreadableFileException {
        Optional<Path> definition = Optional.of(options.file())
                .filter(file -> !file.equals(NamedFiles.STANDARD_INPUT))
                .map(Path::of);
        Optional<Path> file = given(options).or(() -> definition.flatMap(ConfigurationFiles::find));
        Configuration configuration = Configuration.defaults();
        Optional<ConfigurationResult> result = Optional.empty();
        if (file.isPresent()) {
            result = Optional.of(read(file.get()));
            if (result.get().configuration().isEmpty()) {
                throw new RefusedException(
                        shown(result.get().text(), result.get().diagnostics(), style));
            }
            configuration = result.get().configuration().get();
        }
        for (String option : options.images()) {
            configuration = withImage(configuration, option);
        }
        Configured configured = new Configured(
                configuration,
                machine(configuration, options, definition),
                result.map(ConfigurationResult::text),
                style);
        result.filter(it -> !it.diagnostics().isEmpty())
                .ifPresent(it -> configured.warnings.add(shown(it.text(), it.diagnostics(), style)));
        return configured;
    }

    private static Optional<Path> given(RunOptions options) throws UnreadableFileException {
        try {
            return options.configuration().map(Path::of);
        } catch (InvalidPathException e) {
            throw new UnreadableFileException(
                    e.getInput(),
                    "the name is not one of a file here",
                    "For other letters than ASCII set LC_ALL to C.UTF-8.");
        }
    }

    private static ConfigurationResult read(Path file) throws UnreadableFileException {
        try {
            return ConfigurationReader.read(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(
                    file.toString(),
                    "there is no such file",
                    "Check the path; it is taken from the current directory.");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    file.toString(), String.valueOf(e.getMessage()), "Make it a file that you can read.");
        }
    }

    private static Configuration withImage(Configuration configuration, String option) throws MisuseException {
        Parsed<ImageOption> parsed = ImageOption.parse(option);
        if (parsed instanceof Parsed.Success<ImageOption> success) {
            return configuration.withFunctionImage(
                    success.value().name(), success.value().image());
        }
        throw new MisuseException("--image: " + ((Parsed.Failure<ImageOption>) parsed).reason());
    }

    private static Optional<StateMachineSettings> machine(
            Configuration configuration, RunOptions options, Optional<Path> definition) throws MisuseException {
        List<StateMachineSettings> candidates =
                definition.map(configuration::stateMachinesIn).orElse(List.of());
        if (options.machine().isPresent()) {
            Optional<StateMachineSettings> chosen = candidates.stream()
                    .filter(machine -> machine.name().equals(options.machine().get()))
                    .findFirst();
            if (chosen.isEmpty()) {
                throw new MisuseException("--machine: the configuration has no state machine '"
                        + options.machine().get() + "' with this definition" + listed(candidates));
            }
            return chosen;
        }
        if (candidates.size() > 1) {
            throw new MisuseException(
                    "several state machines have this definition; choose one by --machine" + listed(candidates));
        }
        return candidates.stream().findFirst();
    }

    private static String listed(List<StateMachineSettings> machines) {
        return machines.isEmpty()
                ? ""
                : ": " + machines.stream().map(StateMachineSettings::name).collect(Collectors.joining(", "));
    }

    private static String shown(SourceText text, List<Diagnostic> diagnostics, Style style) {
        DiagnosticDisplay display = new DiagnosticDisplay(text, style);
        return diagnostics.stream().map(display::show).collect(Collectors.joining("\n"));
    }

    Configuration configuration() {
        return configuration;
    }

    /** The settings of the machine, if the configuration has some. */
    Optional<StateMachineSettings> machine() {
        return machine;
    }

    /** The other machines of the configuration. */
    List<StateMachineSettings> others() {
        return configuration.stateMachines().values().stream()
                .filter(settings -> !machine.equals(Optional.of(settings)))
                .sorted(Comparator.comparing(StateMachineSettings::name))
                .toList();
    }

    /** The definition with the substitutions of its machine put in. */
    SourceText substituted(SourceText definition, SourceFormat format, Optional<StateMachineSettings> of) {
        if (of.isEmpty() || of.get().definitionSubstitutions().isEmpty()) {
            return definition;
        }
        StateMachineSettings settings = of.get();
        Substituted substituted =
                DefinitionSubstitutions.apply(definition.content(), format, settings.definitionSubstitutions());
        if (!substituted.unused().isEmpty()) {
            text.map(it -> DefinitionSubstitutions.warnings(it, settings.name(), substituted.unused()))
                    .ifPresent(found -> warnings.add(shown(text.orElse(definition), found, style)));
        }
        return new SourceText(definition.name(), substituted.text());
    }

    /** What is to be shown before anything begins, each ending a line. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
