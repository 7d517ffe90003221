package dev.loveless.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT-1S, 0.000s, 0.0s",
        "PT0.0004S, 0.000s, 0.0s",
        "PT0.012S, 0.012s, 0.0s",
        "PT59.999S, 59.999s, 59.9s",
        "PT60S, 1m00s, 1m00s",
        "PT3M12.9S, 3m12s, 3m12s",
        "PT59M59.9S, 59m59s, 59m59s",
        "PT2H4M3S, 2h04m03s, 2h04m03s",
        "P3DT2H59M, 3d02h, 3d02h",
        "P400D, 400d00h, 400d00h"
    })
    void givesAsMuchAsPeopleWantToKnow(Duration duration, String exact, String rough) {
        assertThat(TimeText.exact(duration)).isEqualTo(exact);
        assertThat(TimeText.rough(duration)).isEqualTo(rough);
    }

    @ParameterizedTest
    @CsvSource({"PT2S, 2s", "PT1.5S, 1.500s", "PT90S, 1m30s"})
    void leavesOutTheZerosOfDelays(Duration delay, String text) {
        assertThat(TimeText.delay(delay)).isEqualTo(text);
    }
}
