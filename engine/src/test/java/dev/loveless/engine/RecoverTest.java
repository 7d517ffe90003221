package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void anExecutionIsLeftAsItStandsWhereItsEngineIsClosedInTheMiddleOfATurn() throws Exception {
        Journal journal = new InMemoryJournal();
        CompletableFuture<Loveless> engine = new CompletableFuture<>();
        CompletableFuture<Thread> turn = new CompletableFuture<>();
        Loveless first = Loveless.builder()
                .journal(new WatchedJournal(journal) {
                    @Override
                    protected void appended(String executionArn, Entry entry) {
                        turn.complete(Thread.currentThread());
                        engine.join().close();
                    }
                })
                .build();
        Execution broken = first.stateMachine("Waits", WAITS).start(new StartOptions("[1]").withName("one"));
        engine.complete(first);
        assertThatThrownBy(broken::await).hasMessageContaining("The engine was closed.");
        turn.get(60, TimeUnit.SECONDS).join();

        try (Loveless second = Loveless.builder().virtualTime().journal(journal).build()) {
            Execution execution = second.stateMachine("Waits", WAITS).recover("one");

            assertThat(execution.await().output()).contains("[1]");
            assertThat(execution.history()).hasSize(4);
        }
    }
}
