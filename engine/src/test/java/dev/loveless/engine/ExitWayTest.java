package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExitWay;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.task.TaskException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The facts tell what the history does not: which of several ways to the same state was taken, and why. */
class ExitWayTest {
    private final List<Fact> facts = new ArrayList<>();

    @Test
    void rulesThatLeadToTheSameStateAreToldApart() {
        String choice = """
                {"StartAt": "Choose", "States": {
                  "Choose": {"Type": "Choice", "Default": "End", "Choices": [
                    {"Variable": "$.n", "NumericEquals": 1, "Next": "End"},
                    {"Variable": "$.n", "NumericEquals": 2, "Next": "End"}]},
                  "End": {"Type": "Succeed"}}}
                """;

        run(choice, "{\"n\": 2}");
        run(choice, "{\"n\": 1}");
        run(choice, "{\"n\": 0}");

        assertThat(waysOut("Choose")).containsExactly(new ExitWay.Rule(1), new ExitWay.Rule(0), new ExitWay.Default());
        assertThat(waysOut("End")).containsOnly(new ExitWay.Done());
    }

    @Test
    void aCatcherIsToldFromNextAndAfterItsRetrierIsExhausted() {
        run("""
                {"StartAt": "Work", "States": {
                  "Work": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
                    "Retry": [{"ErrorEquals": ["Other"]}, {"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}],
                    "Catch": [{"ErrorEquals": ["Other"], "Next": "End"}, {"ErrorEquals": ["States.ALL"], "Next": "End"}],
                    "Next": "End"},
                  "End": {"Type": "Succeed"}}}
                """, "{}");

        assertThat(waysOut("Work")).containsExactly(new ExitWay.Caught(1));
        assertThat(facts).contains(new Fact.RetriesExhausted(0, 1)).doesNotContain(new Fact.RetriesExhausted(0, 0));
    }

    private List<ExitWay> waysOut(String state) {
        return facts.stream()
                .filter(fact -> fact instanceof Fact.StateExited exited
                        && exited.state().equals(state))
                .map(fact -> ((Fact.StateExited) fact).way())
                .toList();
    }

    private void run(String definition, String input) {
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .handler(request -> true, request -> {
                    throw new TaskException("Bad", "always");
                })
                .watchedBy(this::watch)
                .build()) {
            loveless.stateMachine("Machine", definition).start(input).await();
        }
    }

    private Journal watch(Journal kept) {
        return new WatchedJournal(kept) {
            @Override
            protected void appended(String executionArn, Journal.Entry entry) {
                facts.addAll(entry.facts());
            }
        };
    }
}
