package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RecoverTest {
    private static final String WAITS =
            "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}}}";

    @Test
    void anotherEngineGoesOnFromTheJournal() {
        Journal journal = new InMemoryJournal();
        try (Loveless first = Loveless.builder().virtualTime().journal(journal).build()) {
            first.stateMachine("Waits", WAITS).start(new StartOptions("[1]").withName("one"));
            first.advance(Duration.ofMinutes(30));
        }
        try (Loveless second = Loveless.builder().virtualTime().journal(journal).build()) {
            Execution execution = second.stateMachine("Waits", WAITS).recover("one");

            assertThat(execution.await().output()).contains("[1]");
            assertThat(execution.history()).hasSize(4);
        }
    }

    @Test
    void oneThatHadEndedHasEnded() {
        Journal journal = new InMemoryJournal();
        try (Loveless first = Loveless.builder().virtualTime().journal(journal).build()) {
            first.stateMachine("Waits", WAITS)
                    .start(new StartOptions("{}").withName("one"))
                    .await();
        }
        try (Loveless second = Loveless.builder().virtualTime().journal(journal).build()) {
            Execution execution = second.stateMachine("Waits", WAITS).recover("one");

            assertThat(execution.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }
}
