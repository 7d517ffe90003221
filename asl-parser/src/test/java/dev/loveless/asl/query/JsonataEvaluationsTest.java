package dev.loveless.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code evaluations.txt}: what expressions give, good and bad. */
class JsonataEvaluationsTest {
    @ParameterizedTest
    @MethodSource("evaluations")
    void giveWhatTheTableSays(String expression, String expected) throws IOException {
        JsonNode input = new ObjectMapper().readTree(resource("evaluations-input.json"));
        assertThat(new Evaluations().input(input).show(expression)).isEqualTo(expected);
    }

    static Stream<Arguments> evaluations() throws IOException {
        return resource("evaluations.txt")
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.replace("\\n", "\n").split("\t", 2))
                .map(columns -> Arguments.of(columns[0], columns[1].replace("\n", "\\n")));
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(JsonataEvaluationsTest.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
