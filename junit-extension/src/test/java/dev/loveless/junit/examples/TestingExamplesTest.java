package dev.loveless.junit.examples;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.task.TaskException;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
import dev.loveless.junit.task.TaskStubs;
import dev.loveless.junit.timeline.Waiting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Each method holds what docs/testing.md shows. */
@LovelessTest(mockConfiguration = "order-mocks.json")
class TestingExamplesTest {
    @Test
    void standsInForTasks(
            @Definition("order.asl.json") StateMachine order,
            @Definition("approval.asl.yaml") StateMachine approval,
            TaskStubs tasks) {
        tasks.function("charge").fails("Busy", "try again").twice().returns(Map.of("paid", true));
        tasks.resource("arn:aws:states:::sns:*").returnsJson("{\"MessageId\": \"1\"}");
        tasks.state("Ask").after(ofHours(1)).returns("yes");
        tasks.function("ship").answers(task -> {
            if (task.number("/order") > 100) {
                throw new TaskException("Unknown", "no such order");
            }
            return Map.of("parcel", "for " + task.text("/order"));
        });

        assertThat(order.start("{\"order\": 7}").await()).hasOutputAt("/shipment/parcel", "for 7");
        assertThat(order.start("{\"order\": 700}").await()).failedWith("Unknown");
        assertThat(approval.start("{\"question\": \"?\"}").await())
                .hasOutput("yes")
                .took(ofHours(2));
    }

    @Test
    void movesTheTime(@Definition("approval.asl.yaml") StateMachine approval, TaskStubs tasks, TestTime time) {
        tasks.state("Ask").neverAnswers();
        Execution execution = approval.start("{\"question\": \"?\"}");

        time.advance(ofMinutes(30));
        assertThat(execution)
                .waitsIn("Ask")
                .state("Ask")
                .waitsFor(Waiting.Reason.TASK_TOKEN)
                .hasTimeLeft(ofMinutes(90));

        tasks.open("Ask").succeeds("yes");
        time.runUntil(execution, "Remember");
        assertThat(execution).took(ofMinutes(30));

        time.runToIdle();
        assertThat(execution).succeeded().hasOutput("yes");
    }

    @Test
    void asserts(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.state("Charge").fails("Busy", "try again").fails("Refused", "no money");
        tasks.state("Tell").returns(Map.of("MessageId", "1"));

        Execution execution = order.start("{\"order\": 7}").await();

        assertThat(execution)
                .failedWith("NotCharged")
                .hasCauseContaining("could not be charged")
                .visited("Charge", "Tell", "NotCharged")
                .neverVisited("Ship")
                .took(ofHours(1))
                .hasEventsAmongOthers("LambdaFunctionFailed", "FailStateEntered");
        assertThat(execution)
                .state("Charge")
                .hasAttempts(2)
                .hasErrors("Busy", "Refused")
                .hasBackoff(ofHours(1))
                .wasCaughtBy("Refused")
                .wentTo("Tell")
                .output()
                .has("/refusal/Cause", "no money")
                .hasNot("/charge");
    }

    @Test
    void callsByAClient(
            SfnClient client, @Definition("order.asl.json") StateMachine order, TaskStubs tasks, Loveless loveless) {
        tasks.function("charge").returns(Map.of("paid", true));
        tasks.function("ship").returns(Map.of("parcel", 7));

        String arn = client.startExecution(
                        request -> request.stateMachineArn(order.arn()).input("{\"order\": 7}"))
                .executionArn();

        assertThat(loveless.execution(arn)).succeeded();
    }

    @Test
    void mocksAsStepFunctionsLocalDoes(@Definition("order.asl.json") StateMachine order) {
        Execution execution = order.start(new StartOptions("{\"order\": 7}").withTestCase("Shipped"))
                .await();

        assertThat(execution).succeeded().state("Charge").hasErrors("Busy");
    }

    @Test
    void goesTogetherWithAssertJ(TestTime time) {
        assertThat(time.waiting()).isEmpty();
    }
}
