package dev.loveless.junit.coverage.model;

import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a definition is edited. Tests read it as a resource, or as a copy that a build has made. */
final class SourceFiles {
    private static final Path SOURCES = Path.of("src");
    private static final int DEEPEST = 30;

    private SourceFiles() {}

    /**
     * The file that people edit, from the working directory on: below {@code src} one of that name with that text, or
     * else what the text is called. Nothing for a text that has no name of a definition's file.
     */
    static Optional<String> nameOf(SourceText text) {
        if (!text.name().matches(".*\\.(json|ya?ml|asl)")) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text.name());
            return Optional.of(below(SOURCES, path.getFileName(), text.content())
                    .orElseGet(() -> relative(path))
                    .toString());
        } catch (InvalidPathException e) {
            return Optional.of(text.name());
        }
    }

    private static Optional<Path> below(Path directory, Path fileName, String content) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files =
                Files.find(directory, DEEPEST, (file, attributes) -> fileName.equals(file.getFileName()))) {
            return files.sorted().filter(file -> holds(file, content)).findFirst();
        } catch (IOException | UncheckedIOException e) {
            // A place is for people; without it there is still a name.
            return Optional.empty();
        }
    }

    private static boolean holds(Path file, String content) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(content);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
    }
}
