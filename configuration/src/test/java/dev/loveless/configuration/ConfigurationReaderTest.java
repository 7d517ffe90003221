package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.source.SourceText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationReaderTest {
    @ParameterizedTest
    @MethodSource("good")
    void readsWhatIsRight(Case good) {
        ConfigurationResult result = good.result();

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.configuration()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void tellsOfEachFaultWithItsPlaceAndARemedy(Case bad) {
        ConfigurationResult result = bad.result();

        assertThat(result.diagnostics()).extracting(Case::line).containsExactlyElementsOf(bad.faults());
        assertThat(result.configuration()).isEmpty();
    }

    @Test
    void warnsOfAFaultThatCanNeverHappen() {
        ConfigurationResult result = read("""
                functions:
                  a:
                    image: a
                    faults:
                      - {kill: random, probability: 0.5}
                      - {failStart: true}
                      - {delay: 2s}
                      - {delay: 3s}
                """);

        assertThat(result.configuration()).isPresent();
        assertThat(result.diagnostics())
                .extracting(Case::line)
                .containsExactly("7:9 UNREACHABLE_FAULT This fault never happens, because 'faults[1]' always does"
                        + " ~ Give the one before an 'attempt' or a 'probability'.");
    }

    @Test
    @Timeout(120)
    void tellsOfVeryManyFaultsSoon() {
        String many = IntStream.range(0, 20_000)
                .mapToObj(index -> "  b" + index + ": 1\n")
                .collect(Collectors.joining());

        assertThat(read("functions:\n" + many).diagnostics()).hasSize(20_000);
        assertThat(read("functions:\n  a:\n" + many.replace("  b", "    b")).diagnostics())
                .hasSizeGreaterThan(20_000);
    }

    @Test
    @Timeout(120)
    void isNotBlownUpByAliases() {
        String text = "x-a: &a [1, 1, 1, 1, 1, 1, 1, 1]\n"
                + IntStream.range(0, 9)
                        .mapToObj(level -> {
                            String before = "*" + (char) ('a' + level);
                            char name = (char) ('b' + level);
                            return "x-" + name + ": &" + name + " [" + String.join(", ", Collections.nCopies(8, before))
                                    + "]\n";
                        })
                        .collect(Collectors.joining());

        assertThat(read(text).diagnostics())
                .extracting(it -> it.message())
                .containsExactly("The aliases stand for too much");
    }

    private static ConfigurationResult read(String text) {
        return ConfigurationReader.read(new SourceText("loveless.yaml", text), Path.of("/app"));
    }

    static List<Case> good() {
        return Case.good();
    }

    static List<Case> bad() {
        return Case.bad();
    }
}
