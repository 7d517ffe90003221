package dev.loveless.cli.application;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.Configuration;
import dev.loveless.configuration.ConfigurationResult;
import dev.loveless.configuration.ImageOption;
import dev.loveless.configuration.StateMachineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@code loveless.yaml} with what the command line adds to it. Of one thread. */
public final class ApplicationFile {
    private final Configuration configuration;
    private final Optional<Path> path;
    private final Optional<SourceText> text;
    private final Style style;
    private final List<String> warnings = new ArrayList<>();

    private ApplicationFile(Configuration configuration, Optional<Path> path, Optional<SourceText> text, Style style) {
        this.configuration = configuration;
        this.path = path;
        this.text = text;
        this.style = style;
    }

    /**
     * Reads a configuration; defaults where there is no file.
     *
     * @param named by the user
     * @param otherwise the file to read where none is named
     * @param images {@code NAME=IMAGE}
     * @param style of what is shown of faults
     */
    public static ApplicationFile read(
            Optional<String> named, Optional<Path> otherwise, List<String> images, Style style)
            throws RefusedException, MisuseException, UnreadableFileException {
        Optional<Path> file = FoundConfiguration.given(named).or(() -> otherwise);
        Configuration configuration = Configuration.defaults();
        Optional<ConfigurationResult> result = Optional.empty();
        if (file.isPresent()) {
            result = Optional.of(FoundConfiguration.read(file.get()));
            if (result.get().configuration().isEmpty()) {
                throw new RefusedException(
                        shown(result.get().text(), result.get().diagnostics(), style));
            }
            configuration = result.get().configuration().get();
        }
        for (ImageOption option : images(images)) {
            configuration = configuration.withFunctionImage(option.name(), option.image());
        }
        ApplicationFile read = new ApplicationFile(configuration, file, result.map(ConfigurationResult::text), style);
        result.filter(it -> !it.diagnostics().isEmpty())
                .ifPresent(it -> read.warnings.add(shown(it.text(), it.diagnostics(), style)));
        return read;
    }

    private static Collection<ImageOption> images(List<String> options) throws MisuseException {
        Map<String, ImageOption> images = new LinkedHashMap<>();
        for (String option : options) {
            Parsed<ImageOption> parsed = ImageOption.parse(option);
            if (!(parsed instanceof Parsed.Success<ImageOption> success)) {
                throw new MisuseException("--image: " + ((Parsed.Failure<ImageOption>) parsed).reason());
            }
            ImageOption image = success.value();
            ImageOption before = images.put(image.name(), image);
            if (before != null && !before.equals(image)) {
                throw new MisuseException("--image: '" + image.name() + "' is given two images, '" + before.image()
                        + "' and '" + image.image() + "'");
            }
        }
        return images.values();
    }

    private static String shown(SourceText text, List<Diagnostic> diagnostics, Style style) {
        DiagnosticDisplay display = new DiagnosticDisplay(text, style);
        return diagnostics.stream().map(display::show).collect(Collectors.joining("\n"));
    }

    public Configuration configuration() {
        return configuration;
    }

    /** The definition with the substitutions of its machine put in. */
    SourceText substituted(SourceText definition, SourceFormat format, Optional<StateMachineSettings> of) {
        if (of.isEmpty() || text.isEmpty()) {
            return definition;
        }
        SubstitutedDefinition substituted = SubstitutedDefinition.of(definition, format, of.get(), text.get());
        if (!substituted.warnings().isEmpty()) {
            warnings.add(shown(text.get(), substituted.warnings(), style));
        }
        return substituted.text();
    }

    /** What is to be shown before anything begins, each ending a line. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What is to be shown of what was read since this was last asked, each ending a line. */
    public List<String> takeWarnings() {
        List<String> taken = warnings();
        warnings.clear();
        return taken;
    }

    /** Where it is; absent if there is no file. */
    public Optional<Path> path() {
        return path;
    }
}
