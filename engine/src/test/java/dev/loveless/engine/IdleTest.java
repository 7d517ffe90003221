package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Time that is to pass only as far as executions go on by themselves. */
class IdleTest {
    @Test
    void waitsAreOverButALimitIsNotReached() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            String activity = loveless.activity("approve");
            Execution execution =
                    loveless.stateMachine("Approval", """
                            {"StartAt": "Wait", "States": {
                              "Wait": {"Type": "Wait", "Seconds": 3600, "Next": "Ask"},
                              "Ask": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 60, "End": true}}}
                            """.formatted(activity)).start();

            loveless.runToIdle();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
            assertThat(Duration.between(execution.snapshot().startTime(), loveless.now()))
                    .isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void limitsBeforeTheLastAwaitedMomentHappen() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            String activity = loveless.activity("approve");
            Execution asking =
                    loveless.stateMachine("Approval", """
                            {"StartAt": "Ask", "States": {
                              "Ask": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 60, "End": true}}}
                            """.formatted(activity)).start();
            loveless.stateMachine("Reminder", """
                            {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}
                            """).start();

            loveless.runToIdle();

            assertThat(asking.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(asking.error()).isEqualTo(Optional.of("States.Timeout"));
        }
    }
}
