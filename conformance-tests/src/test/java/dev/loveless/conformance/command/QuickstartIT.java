package dev.loveless.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.conformance.command.Shell.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quickstart}: the example application in containers, with the faults that its configuration makes. */
class QuickstartIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Shell.checkout().resolve("examples/cells");
    private static final String FOUND = """
            {"cells":63,"pictures":[{"name":"a1.png","cells":9},{"name":"a2.png","cells":14},{"name":"a3.png","cells":5},\
            {"name":"b1.png","cells":11},{"name":"b2.png","cells":17},{"name":"b3.png","cells":7}],\
            "unreadable":["c1.png"]}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path elsewhere;

    @AfterEach
    void noContainerIsLeft() {
        for (String component : List.of("pictures", "segment", "sheet")) {
            // Those of others, who use the engine at the same time, are theirs.
            assertThat(EngineThings.left(component)).isEmpty();
        }
    }

    @Test
    void theSameFaultsHappenEachTimeAndRetriesMakeUpForThem() {
        List<List<String>> errors = new ArrayList<>();
        for (int run = 1; run <= 3; run++) {
            Answer answer = quickstart("--events");

            assertFound(answer);
            errors.add(errors(answer, "LambdaFunctionFailed"));
        }

        assertThat(errors.get(0)).contains("ModelBusy", "NotAPicture").hasSizeGreaterThan(3);
        assertThat(errors).containsOnly(errors.get(0));
    }

    @Test
    void theOutputIsTheSameWhenTheStepIsAnActivity() {
        Answer function = quickstart("--quiet");
        Answer activity =
                quickstart("--config", EXAMPLE.resolve("loveless.activity.yaml").toString(), "--events");

        assertFound(activity);
        assertThat(activity.out()).isEqualTo(function.out());
        assertThat(errors(activity, "ActivityFailed"))
                .contains("ModelBusy", "NotAPicture")
                .hasSizeGreaterThan(3);
    }

    @Test
    void theStepBecomesAnActivityByOneLine() throws IOException {
        List<String> function = Files.readAllLines(EXAMPLE.resolve("loveless.yaml"));
        List<String> activity = Files.readAllLines(EXAMPLE.resolve("loveless.activity.yaml"));

        assertThat(function).hasSameSizeAs(activity);
        assertThat(function.stream().filter(Predicate.not(activity::contains)))
                .containsExactly("      Segment: arn:aws:lambda:us-east-1:123456789012:function:segment");
        assertThat(activity.stream().filter(Predicate.not(function::contains)))
                .containsExactly("      Segment: arn:aws:states:us-east-1:123456789012:activity:segment");
    }

    /** The output of the execution is the last line, and there is no other. */
    private static void assertFound(Answer answer) {
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).endsWith("\n").containsOnlyOnce("\n");
        ObjectNode output = (ObjectNode) json(answer.out());
        assertThat(output.remove("sheet").textValue()).startsWith("data:image/png;base64,");
        assertThat(output).hasToString(FOUND);
    }

    /** The errors in the history's events of a type, sorted: what comes first is up to the components. */
    private static List<String> errors(Answer answer, String type) {
        return answer.err()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(QuickstartIT::json)
                .filter(event -> event.path("type").asText().equals(type))
                .flatMap(event -> event.findValues("error").stream())
                .map(JsonNode::textValue)
                .sorted()
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer quickstart(String... arguments) {
        return shell().run(Stream.concat(
                        Stream.of(Shell.checkout().resolve("quickstart").toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Shell shell() {
        Shell shell = new Shell(elsewhere)
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", elsewhere.toString())
                .with("LOVELESS_BUILD", "never");
        String engine = System.getenv("DOCKER_HOST");
        return engine == null ? shell : shell.with("DOCKER_HOST", engine);
    }
}
