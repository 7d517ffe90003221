package dev.loveless.junit.examples;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static java.time.Duration.ofHours;

import dev.loveless.engine.Execution;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.task.TaskStubs;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LovelessTest
class OrderTest {
    @Test
    void isChargedAtTheThirdAttempt(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.function("charge").fails("Busy", "try again").twice().returns(Map.of("paid", true));
        tasks.function("ship").answers(task -> Map.of("parcel", "for " + task.text("/order")));

        Execution execution = order.start("{\"order\": 7}").await();

        assertThat(execution)
                .succeeded()
                .visited("Charge", "Ship")
                .hasOutputAt("/shipment/parcel", "for 7")
                .took(ofHours(3));
        assertThat(execution).state("Charge").hasAttempts(3).hasBackoff(ofHours(1), ofHours(2));
    }

    @Test
    void customersAreToldOfRefusals(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.state("Charge").fails("Refused", "no money");
        tasks.resource("arn:aws:states:::sns:*").returns(Map.of("MessageId", "1"));

        Execution execution = order.start("{\"order\": 7}").await();

        assertThat(execution)
                .failedWith("NotCharged")
                .state("Charge")
                .wasCaughtBy("Refused")
                .wentTo("Tell")
                .state("Tell")
                .taskInput()
                .has("$.Message.refusal.Cause", "no money");
    }

    @Test
    void aFunctionThatHangsCountsAsAFault(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.function("charge").neverAnswers();
        tasks.state("Tell").returns(Map.of());

        Execution execution = order.start("{\"order\": 7}").await();

        assertThat(execution).state("Charge").hasErrors("States.Timeout").wasCaughtBy("States.ALL");
    }
}
