package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    static List<Case> good() {
        return Case.good();
    }

    static List<Case> bad() {
        return Case.bad();
    }
}
