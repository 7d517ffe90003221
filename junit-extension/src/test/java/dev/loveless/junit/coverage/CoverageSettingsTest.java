package dev.loveless.junit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.junit.coverage.model.Measure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageSettingsTest {
    private static CoverageSettings settings(Map<String, String> parameters) {
        return CoverageSettings.of(name -> Optional.ofNullable(parameters.get(name)));
    }

    @Test
    void withoutParametersEverythingIsReportedAndNothingRequired() {
        CoverageSettings settings = settings(Map.of());

        assertThat(settings.isOn()).isTrue();
        assertThat(settings.printsSummary()).isTrue();
        assertThat(settings.directory()).hasToString("Optional[target/loveless-coverage]");
        assertThat(settings.required().percents()).isEmpty();
    }

    @Test
    void thresholdsAndDefinitionsAreRead() {
        CoverageSettings settings = settings(Map.of(
                "loveless.coverage.states", "90",
                "loveless.coverage.exhausted", "0",
                "loveless.coverage.definitions", "src/main/asl/*.json, other.yaml"));

        assertThat(settings.required().percents()).isEqualTo(Map.of(Measure.STATES, 90));
        assertThat(settings.definitions()).containsExactly("src/main/asl/*.json", "other.yaml");
    }

    @Test
    void aValueThatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> settings(Map.of("loveless.coverage.states", "most")))
                .hasMessage("loveless.coverage.states is a number of percent, not \"most\".");
        assertThatThrownBy(() -> settings(Map.of("loveless.coverage.check", "yes")))
                .hasMessage("loveless.coverage.check is true or false, not \"yes\".");
        assertThatThrownBy(() -> settings(Map.of("loveless.coverage.states", "101")))
                .hasMessage("Coverage of states is required in percent from 1 to 100, not 101.");
    }
}
