package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.machine.ExecutionStatus;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class DeepDataTest {
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void dataThatGrowDeeperWithoutEndEndTheirExecutionInOrder() throws Exception {
        String machine = """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Parameters": {"x.$": "$"}, "Next": "B"},
                  "B": {"Type": "Choice", "Choices": [{"Variable": "$.end", "IsPresent": true, "Next": "C"}], "Default": "A"},
                  "C": {"Type": "Succeed"}}}""";
        try (Loveless loveless = Loveless.builder().build()) {
            Execution execution =
                    loveless.stateMachine("Grows", machine).start().await();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).contains("States.Runtime");
            assertThat(execution.history()).isNotEmpty();
        }
    }
}
