package dev.loveless.junit.assertion;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
import dev.loveless.junit.task.TaskStubs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Each assertion holds where it should, and where it does not hold says what there is. */
@LovelessTest
class ExecutionAssertTest {
    private static final String VARIABLES = """
            {"QueryLanguage": "JSONata", "StartAt": "Set", "States": {
              "Set": {"Type": "Pass", "Assign": {"total": "{% $states.input.a + 1 %}"}, "Next": "Loop"},
              "Loop": {"Type": "Pass", "Assign": {"total": "{% $total + 1 %}"}, "Next": "Enough"},
              "Enough": {"Type": "Choice", "Default": "Loop",
                         "Choices": [{"Condition": "{% $total >= 4 %}", "Next": "Done"}]},
              "Done": {"Type": "Pass", "Output": {"total": "{% $total %}", "more": [1, {"b": null}]}, "End": true}}}
            """;

    private Execution order;

    @BeforeEach
    void charge(@Definition("/dev/loveless/junit/examples/order.asl.json") StateMachine machine, TaskStubs tasks) {
        tasks.function("charge").fails("Busy", "try again").twice().fails("Refused", "no money");
        tasks.state("Tell").returns(null);
        order = machine.start("{\"order\": 7}").await();
    }

    private static AbstractThrowableAssert<?, ?> failure(ThrowingCallable assertion) {
        return assertThatThrownBy(assertion)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("Execution ");
    }

    @Test
    void ofHowItEnded() {
        assertThat(order).failed().failedWith("NotCharged").hasError("NotCharged");
        assertThat(order).hasCause("The order could not be charged").hasCauseContaining("charged");
        failure(() -> assertThat(order).succeeded())
                .hasMessageContaining("Expected the execution to be SUCCEEDED, but it is FAILED.")
                .hasMessageContaining("attempt 3 failed: Refused: no money");
        failure(() -> assertThat(order).hasStatus(ExecutionStatus.RUNNING));
        failure(() -> assertThat(order).timedOut());
        failure(() -> assertThat(order).wasAborted());
        failure(() -> assertThat(order).hasError("Other"))
                .hasMessageContaining("Expected the error to be Other, but it is NotCharged.");
        failure(() -> assertThat(order).hasCauseContaining("paid"));
        failure(() -> assertThat(order).output()).hasMessageContaining("to have an output, but it is FAILED");
    }

    @Test
    void ofStates() {
        assertThat(order)
                .visited("Charge", "Tell", "NotCharged")
                .visitedAmongOthers("Charge", "NotCharged")
                .neverVisited("Ship");
        failure(() -> assertThat(order).visited("Charge", "Tell")).hasMessageContaining("""
                Expected the states visited to be
                  Charge, Tell
                but they are
                  Charge, Tell, NotCharged""");
        failure(() -> assertThat(order).visitedAmongOthers("NotCharged", "Charge"))
                .hasMessageContaining("'Charge' is not there in its turn");
        failure(() -> assertThat(order).neverVisited("Tell"));
        failure(() -> assertThat(order).visitedAmongOthers("Charge", "Ship"))
                .hasMessageContaining("'Ship' is not there");
    }

    @Test
    void statesThatTheMachineDoesNotHaveAreRefusedRatherThanNeverVisited(TestTime time) {
        String fault = "The machine 'order' has no state 'Shipp'. Did you mean 'Ship'?";
        for (ThrowingCallable mistake : List.<ThrowingCallable>of(
                () -> assertThat(order).state("Shipp"),
                () -> assertThat(order).neverVisited("Tell", "Shipp"),
                () -> assertThat(order).visited("Charge", "Shipp"),
                () -> assertThat(order).visitedAmongOthers("Shipp"),
                () -> assertThat(order).waitsIn("Shipp"),
                () -> assertThat(order).state("Charge").wentTo("Shipp"),
                () -> time.runUntil(order, "Shipp"))) {
            assertThatThrownBy(mistake)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(fault);
        }
        assertThatThrownBy(() -> assertThat(order).state("Parcel"))
                .hasMessageContaining("It has Charge, Ship, Tell, NotCharged.");
    }

    @Test
    void ofStatesOfDistributedMaps(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").answers(task -> task.plainInput());
        Execution execution =
                loveless.stateMachine("Distributed", """
                        {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
                          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
                            "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work"}}}}}}
                        """).start("[1, 2]").await();

        assertThat(execution)
                .visited("Each", "Work", "Work")
                .state("Work")
                .hasVisits(2)
                .visit(2)
                .taskInput()
                .isEqualTo(2);
    }

    @Test
    void ofAttemptsAndCatchers() {
        assertThat(order)
                .state("Charge")
                .hasAttempts(3)
                .hasErrors("Busy", "Busy", "Refused")
                .hasBackoff(Duration.ofHours(1), Duration.ofHours(2))
                .wasRetriedBy(0, 0)
                .wasCaught()
                .wasCaughtBy(0)
                .wasCaughtBy("Refused")
                .wentTo("Tell")
                .took(Duration.ofHours(3));
        assertThat(order).took(Duration.ofHours(3)).state("Tell").hasBackoff().succeeded();
        assertThat(order).state("NotCharged").failed();
        failure(() -> assertThat(order).state("Charge").hasAttempts(1))
                .hasMessageContaining("Expected the attempts of state 'Charge' to be 1, but it is 3.");
        failure(() -> assertThat(order).state("Charge").hasBackoff(Duration.ofSeconds(90)))
                .hasMessageContaining("1m30s")
                .hasMessageContaining("1h, 2h");
        failure(() -> assertThat(order).state("Charge").wasCaughtBy(1))
                .hasMessageContaining("to be Catch[1], but it is Catch[0]");
        failure(() -> assertThat(order).state("Charge").wasCaughtBy("States.ALL"))
                .hasMessageContaining("but it was Catch[0] for Refused.");
        failure(() -> assertThat(order).state("Tell").wasCaughtBy("States.ALL"))
                .hasMessageContaining("but it was not caught.");
        failure(() -> assertThat(order).state("Ship").succeeded())
                .hasMessageContaining("Expected state 'Ship' to be visited, but it was not.");
        failure(() -> assertThat(order).tookBetween(Duration.ZERO, Duration.ofHours(1)))
                .hasMessageContaining("to be between 0s and 1h, but it is 3h.");
    }

    @Test
    void ofData() {
        assertThat(order)
                .state("Charge")
                .taskInput()
                .isEqualTo(Map.of("order", 7))
                .and()
                .output()
                .isJson("{\"refusal\": {\"Error\": \"Refused\", \"Cause\": \"no money\"}, \"order\": 7.0}")
                .has("$.refusal.Error", "Refused")
                .hasNot("/charge");
        failure(() -> assertThat(order).state("Charge").input().isJson("{\"order\": 8, \"more\": 1}"))
                .hasMessageContaining("Expected the input of state 'Charge' to be")
                .hasMessageContaining("/order is 7, not 8")
                .hasMessageContaining("/more is not there; it was to be 1");
        failure(() -> assertThat(order).state("Charge").input().isEqualTo("{\"order\": 7}"))
                .hasMessageContaining("use the method for that");
        failure(() -> assertThat(order).state("Charge").input().has("/nothing", 1))
                .hasMessageContaining("to have something at /nothing");
        failure(() -> assertThat(order).state("Charge").taskResult()).hasMessageContaining("but there is none");
    }

    @Test
    void ofOutputVariablesAndVisits(Loveless loveless) {
        Execution execution = loveless.stateMachine("Variables", VARIABLES)
                .start("{\"a\": 1}")
                .await();

        assertThat(execution)
                .hasOutput(Map.of("total", 4, "more", List.of(1, java.util.Collections.singletonMap("b", null))))
                .hasOutputContaining(Map.of("total", 4))
                .hasOutputAt("/more/0", 1)
                .hasVariable("total", 4)
                .hasEventsAmongOthers("PassStateEntered", "ChoiceStateExited", "ExecutionSucceeded");
        assertThat(execution).state("Loop").hasVisits(2).visit(2).assigned("total", 4);
        failure(() -> assertThat(execution).state("Loop").succeeded())
                .hasMessageContaining("was visited 2 times: say which by visit(1)");
        failure(() -> assertThat(execution).state("Loop").visit(3).succeeded())
                .hasMessageContaining("there are 2 visits only");
        failure(() -> assertThat(execution).hasVariable("sum", 4)).hasMessageContaining("[total]");
        failure(() -> assertThat(execution).hasOutputContaining(Map.of("more", List.of(1))))
                .hasMessageContaining("/more has 2 elements, not 1");
        failure(() -> assertThat(execution).hasEvents("ExecutionStarted"));
    }

    @Test
    void ofWaiting(
            @Definition("/dev/loveless/junit/examples/approval.asl.yaml") StateMachine approval,
            TaskStubs tasks,
            TestTime time) {
        tasks.state("Ask").neverAnswers();
        Execution execution = approval.start("{\"question\": 1}");
        time.advance(Duration.ofHours(1));

        assertThat(execution).isRunning().waitsIn("Ask").state("Ask").isOpen().hasTimeLeft(Duration.ofHours(1));
        failure(() -> assertThat(execution).succeeded())
                .hasMessageContaining("Let it go on first")
                .hasMessageContaining("waits for its task token (times out in 1h, without a heartbeat)");
        failure(() -> assertThat(execution).waitsIn()).hasMessageContaining("(none)");
    }
}
