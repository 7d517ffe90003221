package dev.loveless.junit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.junit.coverage.model.Measure;
import java.util.List;
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
        assertThat(settings.required()).isEqualTo(new Thresholds(Map.of(), Map.of()));
    }

    @Test
    void thresholdsAndDefinitionsAreRead() {
        CoverageSettings settings = settings(Map.of(
                "loveless.coverage.states", "90, order=100, legacy = 0",
                "loveless.coverage.exhausted", "0",
                "loveless.coverage.definitions", "src/main/asl/*.json, other.yaml"));

        assertThat(settings.required())
                .isEqualTo(new Thresholds(
                        Map.of(Measure.STATES, 90),
                        Map.of("order", Map.of(Measure.STATES, 100), "legacy", Map.of(Measure.STATES, 0))));
        assertThat(settings.definitions()).containsExactly("src/main/asl/*.json", "other.yaml");
    }

    @Test
    void aValueThatMakesNoSenseIsRefusedByName() {
        for (String value : List.of("most", "101", "-1", "order=", "=7", "80,", "order=all", "80 order=100")) {
            assertThatThrownBy(() -> settings(Map.of("loveless.coverage.states", value)))
                    .hasMessage("loveless.coverage.states is a number of percent from 0 to 100, and others for single"
                            + " machines, as in \"80, order=100\"; not \"" + value + "\".");
        }
        assertThatThrownBy(() -> settings(Map.of("loveless.coverage.states", "a=7, a=8")))
                .hasMessage("loveless.coverage.states says two numbers for the same, in \"a=7, a=8\".");
        assertThatThrownBy(() -> settings(Map.of("loveless.coverage.check", "yes")))
                .hasMessage("loveless.coverage.check is true or false, not \"yes\".");
    }
}
