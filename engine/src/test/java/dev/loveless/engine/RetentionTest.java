package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RetentionTest {
    private static final String ECHO = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";

    @Test
    void forgetsTheOldestThatEndedWhenThereAreTooMany() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().retainedExecutions(2).build()) {
            StateMachine machine = loveless.stateMachine("Echo", ECHO);
            Execution first = machine.start().await();
            Execution second = machine.start().await();
            Execution third = machine.start().await();

            assertThatThrownBy(first::history).hasMessageContaining("There is no execution");
            assertThat(second.history()).isNotEmpty();
            assertThat(third.history()).isNotEmpty();
        }
    }

    @Test
    void forgetsTheOldestThatEndedWhenTheyTakeTooManyBytes() {
        String large = "\"" + "x".repeat(100_000) + "\"";
        try (Loveless loveless =
                Loveless.builder().virtualTime().retainedBytes(500_000).build()) {
            StateMachine machine = loveless.stateMachine("Echo", ECHO);
            Execution first = machine.start(large).await();
            Execution second = machine.start(large).await();
            Execution third = machine.start(large).await();

            assertThatThrownBy(first::history).hasMessageContaining("There is no execution");
            assertThat(second.output()).contains(large);
            assertThat(third.output()).contains(large);
        }
    }

    @Test
    void manySmallOnesCountTooForWhatTheyTakeThemselves() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().retainedBytes(50_000).build()) {
            StateMachine machine = loveless.stateMachine("Echo", ECHO);
            Execution first = machine.start().await();
            for (int i = 0; i < 50; i++) {
                machine.start().await();
            }

            assertThatThrownBy(first::history).hasMessageContaining("There is no execution");
        }
    }

    @Test
    void keepsWhatHasNotEnded() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().retainedExecutions(1).build()) {
            Execution waiting = loveless.stateMachine(
                            "Waits",
                            "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}}}")
                    .start();
            StateMachine machine = loveless.stateMachine("Echo", ECHO);
            for (int i = 0; i < 5; i++) {
                machine.start();
            }
            loveless.runReady();

            assertThat(waiting.await().output()).contains("{}");
        }
    }
}
