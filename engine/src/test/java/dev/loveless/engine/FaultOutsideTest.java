package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an execution that cannot go on for a reason that is not its own. */
final class FaultOutsideTest {
    private static final String TWO_STEPS = """
            {"StartAt": "Wait", "States": {
              "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Unlucky"},
              "Unlucky": {"Type": "Pass", "End": true}}}""";

    /** Has no room for what one state does. */
    private static final class FullJournal extends WatchedJournal {
        FullJournal(Journal kept) {
            super(kept);
        }

        @Override
        protected void appended(String executionArn, Entry entry) {
            boolean full = entry.facts().stream()
                    .anyMatch(fact -> fact instanceof Fact.StateEntered entered
                            && entered.state().equals("Unlucky"));
            if (full) {
                throw new IllegalStateException("no room");
            }
        }
    }

    @Test
    void itFailsWithTheReasonAndNobodyWaitsForEver() {
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .journal(new FullJournal(new InMemoryJournal()))
                .build()) {
            Execution execution =
                    loveless.stateMachine("Unlucky", TWO_STEPS).start().await();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).contains("States.Runtime");
            assertThat(execution.cause().orElseThrow()).contains("no room");
            List<HistoryEvent> history = execution.history();
            assertThat(history.get(history.size() - 1).type().typeName()).isEqualTo("ExecutionFailed");
        }
    }
}
