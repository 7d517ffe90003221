package dev.loveless.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions in {@code examples} are as good, or as bad, as they say. */
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"order.asl.json", "order.asl.yaml", "reminder.asl.yaml"})
    void hasNothingToSayAboutTheGoodOnes(String name) {
        assertThat(Terminal.run("validate", "--strict", example(name)))
                .isEqualTo(new Answer(0, "", "no errors, no warnings in 1 file\n"));
    }

    @Test
    void showsEachFaultOfTheBrokenOneAtItsPlace() {
        Answer answer = Terminal.run("validate", example("broken.asl.json"));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("7 errors, 1 warning in 1 file\n");
        assertThat(answer.out().lines().filter(line -> line.contains("broken.asl.json:")))
                .map(line -> line.substring(line.indexOf("broken.asl.json:") + "broken.asl.json:".length()))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("7:19: error ").contains("lambda:invok"),
                        line -> assertThat(line).startsWith("11:22: warning NO_DOLLAR:"),
                        line -> assertThat(line)
                                .startsWith("14:25: error SCHEMA_VALIDATION_FAILED: Minimum value is 1"),
                        line -> assertThat(line).startsWith("17:26: error ").contains("States.ALL must appear alone"),
                        line -> assertThat(line).startsWith("18:11: error ").contains("'MaxAttempt' is not supported"),
                        line -> assertThat(line).startsWith("21:15: error ").endsWith("Missing 'Next' target: Shp"),
                        line -> assertThat(line)
                                .startsWith("23:5: error ")
                                .endsWith("State \"Ship\" is not reachable."),
                        line -> assertThat(line).startsWith("25:20: error ").contains("RFC3339"));
        assertThat(answer.out()).contains("help: Did you mean 'MaxAttempts'?", "help: Did you mean 'Ship'?");
    }

    @Test
    void saysTheSameInJsonAndInYaml() throws IOException {
        JsonNode json = root("order.asl.json", SourceFormat.JSON);

        assertThat(json.path("States")).hasSize(5);
        assertThat(root("order.asl.yaml", SourceFormat.YAML)).isEqualTo(json);
    }

    private static JsonNode root(String name, SourceFormat format) throws IOException {
        SourceText text = new SourceText(name, Files.readString(Path.of(example(name))));
        return SourceReader.read(text, format).document().orElseThrow().root().json();
    }

    private static String example(String name) {
        return Path.of(System.getProperty("loveless.root", ".."), "examples", name)
                .toString();
    }
}
