package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.task.TaskException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WaitScaleTest {
    private static final String WAITS = """
            {"StartAt": "Seconds", "States": {
              "Seconds": {"Type": "Wait", "Seconds": 100, "Next": "Timestamp"},
              "Timestamp": {"Type": "Wait", "Timestamp": "2025-01-01T00:00:00Z", "End": true}}}
            """;
    private static final String RETRIES = """
            {"StartAt": "Task", "States": {"Task": {"Type": "Task", "End": true,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:fails",
              "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 10, "MaxAttempts": 1}]}}}
            """;

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 50", "1, 100", "2, 200"})
    void isFactorOnWaitStates(double scale, long seconds) {
        try (Loveless loveless =
                Loveless.builder().virtualTime().waitScale(scale).build()) {
            Execution execution = loveless.stateMachine("Waits", WAITS).start().await();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(elapsed(loveless)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void isNoneOnRetries() {
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .waitScale(0)
                .stateHandler("Task", request -> {
                    throw new TaskException("Failed", "on purpose");
                })
                .build()) {
            loveless.stateMachine("Retries", RETRIES).start().await();

            assertThat(elapsed(loveless)).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void isNumberThatTimeCanBeScaledBy(double scale) {
        assertThatThrownBy(() -> Loveless.builder().waitScale(scale)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration elapsed(Loveless loveless) {
        Instant start = LovelessBuilder.VIRTUAL_START;
        return Duration.between(start, loveless.now());
    }
}
