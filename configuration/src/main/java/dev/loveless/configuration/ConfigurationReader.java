package dev.loveless.configuration;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import dev.loveless.configuration.field.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads configuration files, in YAML or JSON. Whatever is wrong with one comes back as diagnostics: all that is wrong,
 * as soon as the text is YAML or JSON at all. Stateless.
 */
public final class ConfigurationReader {
    /** Far more than anybody writes; what is larger is another file. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final String LOOK =
            "Look at the indentation, the punctuation and the quotes of this line and the one before it.";

    private ConfigurationReader() {}

    /**
     * Reads a file. Paths in it are relative to its directory; files that it names have to be there.
     *
     * @throws IOException if it is not there or cannot be read
     */
    public static ConfigurationResult read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(MOST_BYTES + 1);
        }
        SourceReader.Decoded decoded = SourceReader.decode(file.toString(), bytes);
        if (bytes.length <= MOST_BYTES && decoded.fault().isPresent()) {
            return refused(decoded.text(), List.of(notWellFormed(decoded.fault().get())));
        }
        return read(decoded.text(), directoryOf(file), true);
    }

    private static Path directoryOf(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        return directory == null ? file.toAbsolutePath() : directory;
    }

    /**
     * Reads a text: JSON if its name ends in {@code .json}, YAML if in {@code .yaml} or {@code .yml}, else by its first
     * character. Never throws for anything a text can hold. Whether files are there is not looked at.
     *
     * @param directory what paths in it are relative to
     */
    public static ConfigurationResult read(SourceText text, Path directory) {
        return read(text, directory, false);
    }

    private static ConfigurationResult read(SourceText text, Path directory, boolean looksForFiles) {
        if (text.content().length() > MOST_BYTES) {
            return refused(text, List.of(tooLarge()));
        }
        SourceReader.Tree tree = SourceReader.readTree(text, format(text));
        if (!tree.faults().isEmpty()) {
            return refused(
                    text,
                    tree.faults().stream()
                            .map(ConfigurationReader::notWellFormed)
                            .toList());
        }
        Optional<SourceNode> root = tree.root().filter(node -> !node.json().isNull());
        if (root.isEmpty()) {
            return new ConfigurationResult(text, Optional.of(Configuration.defaults()), List.of());
        }
        Reading reading = new Reading(text, directory, looksForFiles);
        SourceMember whole =
                new SourceMember(fileName(text), root.get().location().position(), root.get());
        Optional<Configuration> configuration = ConfigurationFields.CONFIGURATION.read(whole, reading);
        return new ConfigurationResult(text, configuration, reading.diagnostics());
    }

    /** The notation of a configuration. */
    static SourceFormat format(SourceText text) {
        String name = text.name().toLowerCase(Locale.ROOT);
        SourceFormat byName = SourceFormat.ofFileName(name);
        return byName == SourceFormat.YAML || name.endsWith(".json") ? byName : SourceFormat.ofContent(text.content());
    }

    private static String fileName(SourceText text) {
        return text.name()
                .substring(Math.max(text.name().lastIndexOf('/'), text.name().lastIndexOf('\\')) + 1);
    }

    private static ConfigurationResult refused(SourceText text, List<Diagnostic> diagnostics) {
        return new ConfigurationResult(text, Optional.empty(), diagnostics);
    }

    private static Diagnostic tooLarge() {
        return new Diagnostic(
                ConfigurationCode.NOT_WELL_FORMED,
                "The file is larger than " + MOST_BYTES / 1024 / 1024 + " MiB",
                Optional.empty(),
                Position.START,
                Optional.of("Check that it is a configuration of Loveless."));
    }

    /** A fault that the reader of definitions found, without its location, which is AWS's. */
    private static Diagnostic notWellFormed(Diagnostic fault) {
        return new Diagnostic(
                ConfigurationCode.NOT_WELL_FORMED,
                DiagnosticDisplay.message(fault).strip(),
                Optional.empty(),
                fault.position(),
                fault.remedy().or(() -> Optional.of(LOOK)));
    }
}
