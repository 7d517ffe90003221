package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Configurations broken at random: whatever they are, the answer is a configuration or diagnostics, and soon. */
class MutatedConfigurationsTest {
    private static final int ROUNDS = Integer.getInteger("loveless.fuzz.definitions", 5000);
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(ConfigurationSchema.json());
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ": ",
            ",",
            "\n",
            "- ",
            "&a ",
            "*a",
            "<<: ",
            "null",
            "~",
            "1e999",
            "-1",
            "0x7",
            "9999999999999999999999",
            "\u0000",
            "\uD800",
            "image: a\n",
            "build: {}\n",
            "command: x\n",
            "${A}",
            "1h1h",
            "!!int ");

    @Test
    @Timeout(600)
    void giveDiagnosticsAndNeverAnException() {
        List<String> seeds = Stream.concat(Case.good().stream(), Case.bad().stream())
                .map(Case::text)
                .toList();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            refused += isRefused(mutated(seeds.get(random.nextInt(seeds.size())), random), round) ? 1 : 0;
        }

        assertThat(refused).as("mutations that break the file").isGreaterThan(ROUNDS / 2);
    }

    @Test
    @Timeout(600)
    void areAcceptedByTheSchemaWhereTheReaderAcceptsThem() {
        List<Case> seeds = Case.good();
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            String text = mutated(seeds.get(random.nextInt(seeds.size())).text(), random);
            Case mutated = new Case("seed " + round, text, List.of(), false);
            Optional<JsonNode> json = mutated.tree().map(SourceNode::json).filter(JsonNode::isObject);
            if (json.isPresent() && mutated.result().configuration().isPresent()) {
                assertThat(SCHEMA.validate(json.get()))
                        .as("seed %s: %s", round, text)
                        .isEmpty();
                accepted++;
            }
        }

        assertThat(accepted).as("mutations that leave the file right").isGreaterThan(ROUNDS / 100);
    }

    private static boolean isRefused(String text, int seed) {
        boolean[] refused = new boolean[1];
        assertThatCode(() -> {
                    ConfigurationResult result =
                            ConfigurationReader.read(new SourceText("mutated", text), Path.of("/app"));
                    boolean hasErrors = result.diagnostics().stream().anyMatch(it -> it.isError());
                    assertThat(result.configuration().isPresent()).isNotEqualTo(hasErrors);
                    assertThat(result.diagnostics())
                            .allSatisfy(it -> assertThat(it.remedy().orElse("")).isNotEmpty());
                    refused[0] = hasErrors;
                })
                .as("seed %s: %s", seed, text)
                .doesNotThrowAnyException();
        return refused[0];
    }

    private static String mutated(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text).append('\n');
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + random.nextInt(1, 20));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, end).append('\n');
                case 1 -> mutated.insert(at, mutated.substring(at, end));
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(32, 0x300));
                default -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return mutated.toString();
    }
}
