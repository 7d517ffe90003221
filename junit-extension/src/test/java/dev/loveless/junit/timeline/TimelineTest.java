package dev.loveless.junit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
import dev.loveless.junit.task.TaskStubs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read when a test fails. */
@LovelessTest
class TimelineTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";

    private static Execution start(StateMachine machine, String input) {
        return machine.start(new StartOptions(input).withName("one"));
    }

    @Test
    void tellsOfAttemptsBackoffAndCatchers(
            @Definition("/dev/loveless/junit/examples/order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.function("charge")
                .fails("Busy", "try again")
                .after(Duration.ofSeconds(5))
                .fails("Refused", "no money");
        tasks.state("Tell").returns(null);

        assertThat(Timeline.of(start(order, "{\"order\": 7}").await())).hasToString("""
                Execution one of order: FAILED after 1h5s, NotCharged: The order could not be charged
                   input: {"order": 7}
                      0s  Charge (Task function charge)
                      0s    attempt 1 failed: Busy: try again
                      0s    Retry[0]: attempt 2 in 1h
                      1h    attempt 2 failed after 5s: Refused: no money
                    1h5s    Catch[0] (Refused) caught Refused → Tell
                    1h5s  Tell (Task sns:publish) succeeded: null → NotCharged
                    1h5s  NotCharged (Fail)
                    1h5s    failed: NotCharged: The order could not be charged""");
    }

    @Test
    void tellsOfBranchesAndIterationsAsATree(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").answers(task -> {
            if (task.input().asInt() == 2) {
                throw new IllegalStateException("not 2");
            }
            return task.input();
        });

        Execution execution = start(loveless.stateMachine("Both", """
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 5, "End": true}}},
                  {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
                    "StartAt": "Nap", "States": {
                      "Nap": {"Type": "Wait", "Seconds": 2, "Next": "Work"},
                      "Work": {"Type": "Task", "Resource": "%s", "End": true}}}}}}]}}}
                """.formatted(FUNCTION)), "[1, 2]")
                .await();

        assertThat(Timeline.of(execution)).hasToString("""
                Execution one of Both: FAILED after 2s, java.lang.IllegalStateException: not 2
                   input: [1, 2]
                      0s  Both (Parallel, 2 branches)
                      0s    branch 0
                      0s      Wait (Wait)
                      2s        aborted
                      0s    branch 1
                      0s      Each (Map, 2 items)
                      0s        item 0
                      0s          Nap (Wait) waited 2s → Work
                      2s          Work (Task function work) succeeded: 1
                      0s        item 1
                      0s          Nap (Wait) waited 2s → Work
                      2s          Work (Task function work)
                      2s            attempt 1 failed: java.lang.IllegalStateException: not 2
                      2s            not caught
                      2s        failed: java.lang.IllegalStateException: not 2
                      2s    failed: java.lang.IllegalStateException: not 2""");
    }

    @Test
    void ofManyIterationsShowsThoseThatFailedOrWait(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.state("Work").answers(task -> task.input()).times(70).neverAnswers();
        String items = "[" + "1,".repeat(70) + "2]";

        Execution execution = start(loveless.stateMachine("Each", """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", "End": true}}}}}}
                """.formatted(FUNCTION)), items);
        time.runToIdle();

        assertThat(Timeline.of(execution).toString()).endsWith("""
                (143 characters)
                      0s  Each (Map, 71 items)
                      0s    item 0
                      0s      Work (Task function work) succeeded: 1
                      0s    item 70
                      0s      Work (Task function work)
                      0s        attempt 1 begun
                      0s        waits for the answer of its task
                      0s    … 69 more of 71""");
    }

    @Test
    void aLongLoopIsCutInTheMiddle(Loveless loveless) {
        Execution execution =
                start(loveless.stateMachine("Loop", """
                {"StartAt": "Count", "States": {
                  "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Enough"},
                  "Enough": {"Type": "Choice", "Default": "Count",
                             "Choices": [{"Variable": "$.n", "NumericEquals": 1000, "Next": "Done"}]},
                  "Done": {"Type": "Succeed"}}}
                """), "{\"n\": 0}").await();

        assertThat(Timeline.of(execution).toString().lines())
                .hasSize(204)
                .anyMatch(line -> line.contains("1801 lines more"));
    }

    @Test
    void tellsOfARedrive(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").fails("Refused", "no money").returns(Map.of());
        Execution execution = start(loveless.stateMachine("Machine", """
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", "End": true}}}
                """.formatted(FUNCTION)), "{}")
                .await();
        loveless.advance(Duration.ofMinutes(1));

        execution.redrive().await();

        assertThat(Timeline.of(execution)).hasToString("""
                Execution one of Machine: SUCCEEDED after 1m
                   input: {}
                  output: {}
                      0s  Work (Task function work)
                      0s    attempt 1 failed: Refused: no money
                      1m    attempt 2 succeeded: {}
                      1m    succeeded""");
    }

    @Test
    void aFunctionsFaultOfManyLinesIsOne(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").fails("Error", "a\n  b\n" + "c".repeat(1_000));
        Execution execution = start(loveless.stateMachine("Machine", """
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", "End": true}}}
                """.formatted(FUNCTION)), "{}")
                .await();

        assertThat(Timeline.of(execution).toString().lines())
                .hasSize(5)
                .allMatch(line -> line.length() < 400)
                .anyMatch(line -> line.contains("failed: Error: a b c") && line.endsWith("… (1004 characters)"));
    }

    @Test
    void tellsThatNoWorkerTookTheTaskOfAnActivity(Loveless loveless) {
        Execution execution = loveless.stateMachine("Reviewed", """
                        {"StartAt": "Review", "States": {"Review": {"Type": "Task", "TimeoutSeconds": 60, "End": true,
                          "Resource": "arn:aws:states:us-east-1:123456789012:activity:review"}}}
                        """).start().await();

        assertThat(Timeline.of(execution).toString())
                .contains("attempt 1 failed after 1m, taken by no worker: States.Timeout");
    }
}
