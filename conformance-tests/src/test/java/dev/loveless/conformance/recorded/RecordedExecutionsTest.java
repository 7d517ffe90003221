package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecordedExecutionsTest {
    private static final Path CASES =
            Path.of(System.getProperty("loveless.recorded", "")).resolve("cases");
    private static final Set<String> KINDS =
            Set.of("execution", "execution_set", "sync_execution", "express_async", "logs", "mock_config");

    @Test
    void executionsGoAsTheyWentInAws() throws IOException {
        if (!Files.isDirectory(CASES)) {
            System.err.println("No recorded cases at " + CASES + "; nothing is compared.");
            return;
        }
        List<CaseResult> results = cases().stream()
                .filter(recorded -> KINDS.contains(recorded.path("kind").asText()))
                .filter(recorded -> !recorded.path("replayable").asText().equals("external"))
                .map(RecordedExecutions::run)
                .toList();
        results.stream().filter(result -> !result.isGood()).forEach(System.err::println);
        long good = results.stream().filter(CaseResult::isGood).count();
        System.err.println(good + " of " + results.size());
        assertThat(good).isPositive();
    }

    private static List<JsonNode> cases() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(mapper, file))
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
}
