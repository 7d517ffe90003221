package dev.loveless.junit.examples;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static java.time.Duration.ofHours;

import dev.loveless.engine.Execution;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.explore.Exploration;
import dev.loveless.junit.explore.FailureExplorer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LovelessTest
class OrderExplorationTest {
    @Test
    void allOrdersEnd(@Definition("order.asl.json") StateMachine order) {
        Exploration exploration = FailureExplorer.of(order)
                .tasks(tasks -> {
                    tasks.function("charge").returns(Map.of("paid", true));
                    tasks.function("ship").returns(Map.of("parcel", "P-1"));
                })
                .explore("{\"order\": 7}");

        assertThat(exploration).allExecutionsEnd().staysWithinLimits();

        Execution execution = exploration.replay("seed=0 Charge[*]=Busy Tell[1]=Exploration.Unnamed");
        assertThat(execution).failedWith("Exploration.Unnamed").took(ofHours(7));
    }
}
