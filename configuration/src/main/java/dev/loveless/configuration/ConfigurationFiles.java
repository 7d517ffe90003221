package dev.loveless.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the configuration of a definition. Stateless. */
public final class ConfigurationFiles {
    /** What the file may be called, the first that is there counts. */
    public static final List<String> NAMES = List.of("loveless.yaml", "loveless.yml", "loveless.json");

    private ConfigurationFiles() {}

    /** The configuration beside the file with a definition, as a path like the one that was given. */
    public static Optional<Path> find(Path aslFile) {
        return NAMES.stream()
                .map(aslFile::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
