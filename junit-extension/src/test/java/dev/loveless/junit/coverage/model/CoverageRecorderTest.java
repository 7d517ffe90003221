package dev.loveless.junit.coverage.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.task.TaskException;
import dev.loveless.junit.coverage.Orders;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageRecorderTest {
    private final CoverageRecorder recorder = new CoverageRecorder();

    private MachineCoverage only() {
        assertThat(recorder.coverage().machines()).hasSize(1);
        return recorder.coverage().machines().get(0);
    }

    private List<String> gaps() {
        return only().gaps().stream()
                .map(point -> point.label() + " " + point.untouched())
                .toList();
    }

    @Test
    void tellsWhatWasNotExercisedByNameAndLine() {
        try (Orders orders = new Orders(recorder::watch)) {
            orders.take("{\"total\": 0, \"items\": []}");
            orders.chargeFailsWith("Refused").take("{\"total\": 7, \"items\": []}");
        }

        assertThat(gaps())
                .containsExactly(
                        "Check Choices[1] → Review never taken",
                        "Check Choices[2] → Pack never taken",
                        "Review never entered",
                        "Charge Next → Pack never taken",
                        "Charge Catch[1] → Apologize never taken",
                        "Charge Retry[0] (Busy) never matched",
                        "Charge Retry[1] (States.Timeout) never matched",
                        "PackItems ItemProcessor never given an item",
                        "IsCollected Default → WaitForPostman never taken",
                        "WaitForPostman never entered");
        assertThat(only().gaps().get(2).line()).isEqualTo(17);
        assertThat(only().place(17)).endsWith("order.asl.json:17");
    }

    @Test
    void whatIsInsideOfWhatWasNeverEnteredCountsAsMissingButIsToldOnce() {
        Orders.coverage("{\"total\": 0}").machines().forEach(machine -> {
            assertThat(machine.missing()).extracting(Point::label).contains("PackItem", "PackItem End");
            assertThat(machine.gaps()).extracting(Point::label).doesNotContain("PackItem", "PackItem End");
        });
    }

    @Test
    void everythingOfTheMachineCanBeCovered() {
        try (Orders orders = new Orders(recorder::watch)) {
            orders.takeAll();
        }

        assertThat(only().missing()).isEmpty();
        for (Measure measure : Measure.values()) {
            assertThat(only().tally(measure).percent()).isEqualTo(100);
        }
        assertThat(only().tally(Measure.STATES)).isEqualTo(new Tally(13, 13));
        assertThat(only().tally(Measure.TRANSITIONS)).isEqualTo(new Tally(17, 17));
        assertThat(only().tally(Measure.CHOICES)).isEqualTo(new Tally(6, 6));
        assertThat(only().tally(Measure.RETRIERS)).isEqualTo(new Tally(2, 2));
        assertThat(only().tally(Measure.EXHAUSTED)).isEqualTo(new Tally(2, 2));
        assertThat(only().tally(Measure.CATCHERS)).isEqualTo(new Tally(2, 2));
        assertThat(only().tally(Measure.BRANCHES)).isEqualTo(new Tally(3, 3));
    }

    @Test
    void aRetrierThatStillHasAttemptsIsNotExhausted() {
        try (Orders orders = new Orders(recorder::watch)) {
            orders.chargeFailsWith("Busy", "Busy").take("{\"total\": 5, \"items\": []}");
        }

        assertThat(only().tally(Measure.RETRIERS)).isEqualTo(new Tally(1, 2));
        assertThat(only().tally(Measure.EXHAUSTED)).isEqualTo(new Tally(0, 2));
        assertThat(gaps()).contains("Charge Retry[0] (Busy) never exhausted");
    }

    @Test
    void childExecutionsOfADistributedMapCountForItsMachine() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            loveless.stateMachine("Import", """
                            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
                              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                              "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}
                            """).start("[1, 2, 3]").await();
        }

        assertThat(only().states().begun()).isEqualTo(1);
        StateCoverage each = only().states().states().get(0);
        assertThat(each.groups().get(0).begun()).isEqualTo(3);
        assertThat(each.groups().get(0).states().get(0).entered()).isEqualTo(3);
        assertThat(only().missing()).isEmpty();
    }

    @Test
    void aBranchThatAFailureCutsBeforeItsFirstStateHasNotBegun() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            loveless.stateMachine("Both", """
                            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                              {"StartAt": "Bad", "States": {"Bad": {"Type": "Fail"}}},
                              {"StartAt": "Late", "States": {"Late": {"Type": "Succeed"}}}]}}}
                            """).start().await();
        }

        assertThat(only().tally(Measure.BRANCHES)).isEqualTo(new Tally(1, 2));
        assertThat(gaps()).contains("Both Branches[1] never begun");
    }

    @Test
    void enginesOfARunAreCountedTogetherAlsoWhenTheyRunAtOnce() {
        IntStream.range(0, 40).parallel().forEach(index -> {
            try (Orders orders = new Orders(recorder::watch)) {
                orders.take("{\"total\": 0, \"items\": []}");
            }
        });

        assertThat(only().states().begun()).isEqualTo(40);
        assertThat(only().states().states().get(0).entered()).isEqualTo(40);
    }

    @Test
    void anotherDefinitionOfTheSameNameIsAnotherMachine() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            String definition = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
            loveless.stateMachine("Same", definition).start().await();
            loveless.stateMachine("Same", definition).start().await();
            loveless.stateMachine("Same", definition + "\n").start().await();
            loveless.stateMachine("Same", "StartAt: A\nStates:\n  A: {Type: Succeed}")
                    .start()
                    .await();
            loveless.stateMachine("Same", definition.replace("\"A\"", "\"B\""))
                    .start()
                    .await();
        }

        assertThat(recorder.coverage().named("Same"))
                .extracting(machine -> machine.states().begun())
                .containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void aPartRecordsForItselfAndForTheWhole() {
        CoverageRecorder part = recorder.part();
        try (Orders orders = new Orders(part::watch);
                Orders others = new Orders(recorder.part()::watch)) {
            orders.take("{\"total\": 0, \"items\": []}");
            others.take("{\"total\": 0, \"items\": []}");
        }

        assertThat(part.coverage().machines().get(0).states().begun()).isEqualTo(1);
        assertThat(only().states().begun()).isEqualTo(2);
    }

    @Test
    void anExecutionThatIsTakenUpFromAnEarlierEngineGoesOnCounting() {
        InMemoryJournal journal = new InMemoryJournal();
        String definition = """
                {"StartAt": "Work", "States": {
                  "Work": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
                    "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true}}}
                """;
        try (Loveless earlier = Loveless.builder()
                .virtualTime()
                .journal(journal)
                .handler(request -> true, request -> {
                    throw new TaskException("Bad", "");
                })
                .build()) {
            earlier.stateMachine("Machine", definition).start(new StartOptions("{}").withName("one"));
            earlier.runReady();
        }
        try (Loveless later = Loveless.builder()
                .virtualTime()
                .journal(journal)
                .watchedBy(recorder::watch)
                .handler(request -> true, request -> IntNode.valueOf(1))
                .build()) {
            later.stateMachine("Machine", definition).recover("one").await();
        }

        assertThat(gaps()).containsExactly("Work Retry[0] (States.ALL) never exhausted");
    }
}
