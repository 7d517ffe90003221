package dev.loveless.junit.examples;

import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.coverage.RequireCoverage;
import dev.loveless.junit.task.TaskStubs;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LovelessTest
@RequireCoverage(machine = "order", states = 100, transitions = 100)
class CoveredOrderTest {
    @Test
    void isChargedAtTheThirdAttempt(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.function("charge").fails("Busy", "try again").twice().returns(Map.of("paid", true));
        tasks.function("ship").returns(Map.of("parcel", 7));

        order.start("{\"order\": 7}").await();
    }

    @Test
    void customersAreToldOfRefusals(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.function("charge").fails("Refused", "no money");
        tasks.state("Tell").returns(Map.of());

        order.start("{\"order\": 7}").await();
    }

    @Test
    void customersAreToldOfFaults(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.function("charge").neverAnswers();
        tasks.state("Tell").returns(Map.of());

        order.start("{\"order\": 7}").await();
    }
}
