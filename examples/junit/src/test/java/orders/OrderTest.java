package orders;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static java.time.Duration.ofHours;

import dev.loveless.engine.Execution;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
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
    void waitsAnHourBeforeItIsChargedAgain(
            @Definition("order.asl.json") StateMachine order, TaskStubs tasks, TestTime time) {
        tasks.function("charge").fails("Busy", "try again").returns(Map.of("paid", true));
        tasks.function("ship").neverAnswers();
        Execution execution = order.start("{\"order\": 7}");

        time.advance(ofHours(1).minusSeconds(1));
        assertThat(execution).waitsIn("Charge");

        time.runUntil(execution, "Ship");
        assertThat(execution).took(ofHours(1));
    }
}
