package dev.loveless.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.lint.Linter;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Definitions broken at random: whatever they are, the answer is diagnostics, and soon. The seed is in the message. */
class MutatedDefinitionsTest {
    private static final int ROUNDS = Integer.getInteger("loveless.fuzz.definitions", 5000);
    private static final List<String> PIECES = List.of(
            "{%",
            "%}",
            "$",
            "$$",
            "$.a[",
            "States.Format('{}'",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "null",
            "1e999",
            "-1",
            "\"Next\": \"Nowhere\"",
            "\"QueryLanguage\": \"JSONata\"",
            "\u0000",
            "\uD800",
            "((((((((",
            "\"Type\": \"Map\"",
            "\"End\": false",
            "..",
            "?(@",
            "&a ",
            "*a",
            "!Ref x",
            "- ",
            "\n");

    @Test
    @Timeout(1800)
    void getDiagnosticsAndNeverAnException() throws IOException {
        Path examples = Path.of(System.getProperty("loveless.root", "..")).resolve("examples");
        List<String> seeds = List.of(
                Files.readString(examples.resolve("order.asl.json")),
                Files.readString(examples.resolve("order.asl.yaml")),
                Files.readString(examples.resolve("broken.asl.json")));
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            int which = random.nextInt(seeds.size());
            String mutated = mutate(seeds.get(which), random);
            SourceFormat format = which == 1 ? SourceFormat.YAML : SourceFormat.JSON;
            refused += check(mutated, format, round) ? 0 : 1;
        }
        assertThat(refused).as("mutations that break the definition").isGreaterThan(ROUNDS / 2);
    }

    private static boolean check(String text, SourceFormat format, int seed) {
        boolean[] valid = new boolean[1];
        long start = System.nanoTime();
        assertThatCode(() -> {
                    ParsedDefinition parsed =
                            AslParser.parse(new SourceText("mutated", text), format, StateMachineType.STANDARD);
                    parsed.stateMachine().ifPresent(Linter::lint);
                    valid[0] = parsed.isValid();
                    assertThat(parsed.isValid() || !parsed.diagnostics().isEmpty())
                            .isTrue();
                })
                .as("seed %s: %s", seed, text)
                .doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("seed %s: %s", seed, text)
                .isLessThan(Duration.ofSeconds(20));
        return valid[0];
    }

    private static String mutate(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + random.nextInt(1, 20));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, mutated.substring(at, end));
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(32, 0x300));
                default -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return mutated.toString();
    }
}
