package dev.loveless.junit.coverage.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.junit.coverage.model.RunCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Coverage in files. Each file is there as a whole or not at all, whoever else writes or reads at the same time. */
public final class CoverageFiles {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ENDING = ".coverage.json";

    private CoverageFiles() {}

    /**
     * Writes {@code index.html} and {@code coverage.json}.
     *
     * @return the page
     */
    public static Path write(Path directory, RunCoverage coverage) throws IOException {
        write(directory.resolve("coverage.json"), CoverageJson.write(coverage).toPrettyString() + "\n");
        Path page = directory.resolve("index.html");
        write(page, HtmlReport.of(coverage));
        return page;
    }

    /**
     * Puts the coverage with that of other JVMs, which share the directory.
     *
     * @return all of them together, as far as they have ended
     */
    public static RunCoverage merge(Path directory, RunCoverage coverage) throws IOException {
        write(
                directory.resolve(UUID.randomUUID() + ENDING),
                CoverageJson.write(coverage).toString());
        RunCoverage all = RunCoverage.EMPTY;
        for (Path file : files(directory)) {
            all = all.plus(read(file));
        }
        return all;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads coverage that was written before.
     *
     * @throws IOException if the file cannot be read, or holds no coverage
     */
    public static RunCoverage read(Path file) throws IOException {
        try {
            return CoverageJson.read(MAPPER.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            // Somebody tidies up.
            return RunCoverage.EMPTY;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw new IOException(file + " holds no coverage: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not createTempFile, whose files only their owner may read.
        Path written = directory.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(written, content);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
