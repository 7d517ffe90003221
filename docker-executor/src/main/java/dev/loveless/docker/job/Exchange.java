package dev.loveless.docker.job;

import dev.loveless.engine.data.JsonData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files that a {@code docker://} component finds its input in and leaves its output in. */
final class Exchange {
    /** Where they are in a container. */
    static final String DIRECTORY = "/loveless";

    static final String OUTPUT = "output/output.json";

    /** Of the output file; a result may have 256 KiB. */
    static final int MOST_OUTPUT = 1 << 20;

    private static final String INPUT = "input/input.json";

    /** Of {@code LOVELESS_INPUT}, in bytes; Linux takes 128 KiB with the name at most. */
    private static final int LARGEST_VARIABLE = 100_000;

    /** Whatever user the container runs as. */
    private static final int WRITABLE_DIRECTORY = 040777;

    private static final int READABLE_FILE = 0100644;

    private Exchange() {}

    /**
     * What the component is told.
     *
     * @param directory what {@link #DIRECTORY} is to it
     */
    static Map<String, String> environment(JsonData input, String directory) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LOVELESS_INPUT_FILE", directory + "/" + INPUT);
        variables.put("LOVELESS_OUTPUT_FILE", directory + "/" + OUTPUT);
        if (input.size() <= LARGEST_VARIABLE) {
            variables.put("LOVELESS_INPUT", input.text());
        }
        return variables;
    }

    /** To be unpacked into {@link #DIRECTORY}. */
    static byte[] archive(JsonData input) {
        byte[] text = input.text().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length + 10_240);
        try (TarArchiveOutputStream archive = new TarArchiveOutputStream(bytes)) {
            directory(archive, "input/");
            directory(archive, "output/");
            TarArchiveEntry file = new TarArchiveEntry(INPUT);
            file.setMode(READABLE_FILE);
            file.setSize(text.length);
            archive.putArchiveEntry(file);
            archive.write(text);
            archive.closeArchiveEntry();
        } catch (IOException e) {
            // Memory does not fail.
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void directory(TarArchiveOutputStream archive, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(WRITABLE_DIRECTORY);
        archive.putArchiveEntry(entry);
        archive.closeArchiveEntry();
    }

    /** The same in a directory of this machine, for a process of it. */
    static void write(JsonData input, Path directory) throws IOException {
        Files.createDirectories(directory.resolve("output"));
        Files.createDirectories(directory.resolve("input"));
        Files.writeString(directory.resolve(INPUT), input.text());
    }

    /** For a container that the directory is given to. What the directory is in must be closed to others. */
    static void writeForAll(JsonData input, Path directory) throws IOException {
        write(input, directory);
        for (Path readable : List.of(directory, directory.resolve("input"))) {
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(directory.resolve(INPUT), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory.resolve("output"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Links are not followed: to a container they would be a way to the files of this machine. */
    static Optional<byte[]> readOutput(Path directory) throws IOException {
        Path file = directory.resolve(OUTPUT);
        if (!Files.isDirectory(directory.resolve("output"), LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(stream.readNBytes(MOST_OUTPUT));
        }
    }
}
