package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The recorded cases, where there are some. */
final class Recordings {
    private static final Path FOLDER = Path.of(System.getProperty("loveless.recorded", ""));
    private static final Path CASES = FOLDER.resolve("cases");

    private Recordings() {}

    /** Whether there are recordings; says so if not. */
    static boolean arePresent() {
        if (Files.isDirectory(CASES)) {
            return true;
        }
        System.err.println("No recorded cases at " + CASES + "; nothing is compared.");
        return false;
    }

    /** The program that holds an endpoint to the cases. */
    static Path runner() {
        return FOLDER.resolve("run.py").toAbsolutePath().normalize();
    }

    /** All cases of these kinds, in the order of their files. */
    static List<JsonNode> ofKinds(Set<String> kinds) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(mapper, file))
                    .filter(recorded -> kinds.contains(recorded.path("kind").asText()))
                    .toList();
        }
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a case needs more than this process has. */
    static boolean isExternal(JsonNode recorded) {
        return recorded.path("replayable").asText().equals("external");
    }
}
