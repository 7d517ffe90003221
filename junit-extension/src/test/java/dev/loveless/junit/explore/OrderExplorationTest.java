package dev.loveless.junit.explore;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static dev.loveless.junit.explore.Explorations.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of docs/exploration.md. */
@LovelessTest
class OrderExplorationTest {
    private static Exploration explore(StateMachine order) {
        return FailureExplorer.of(order)
                .tasks(tasks -> {
                    tasks.function("charge").returns(Map.of("paid", true));
                    tasks.function("ship").returns(Map.of("parcel", "P-1"));
                })
                .explore("{\"order\": 7}");
    }

    @Test
    void allOrdersEnd(@Definition("/dev/loveless/junit/examples/order.asl.json") StateMachine order) {
        assertThat(explore(order))
                .allExecutionsEnd()
                .staysWithinLimits()
                .reachesAllTasks()
                .isWithinBudget();
    }

    @Test
    void nothingCatchesTheFaultsOfShipAndTell(
            @Definition("/dev/loveless/junit/examples/order.asl.json") StateMachine order) {
        Exploration exploration = explore(order);

        assertThatThrownBy(() -> assertThat(exploration).hasNoUnhandledErrors())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected no execution to end in an unhandled error, but ")
                .hasMessageContaining("Ship fails with Exploration.Unnamed (attempt 1): "
                        + "ended in an unhandled error, Exploration.Unnamed, in Ship after 0s")
                .hasMessageContaining("Charge fails with Refused (attempt 1); "
                        + "Tell fails with Exploration.Unnamed (attempt 1): "
                        + "ended in an unhandled error, Exploration.Unnamed, in Tell after 0s");
        assertThat(exploration.replay("seed=0 Ship[1]=Exploration.Unnamed")).failedWith("Exploration.Unnamed");
        assertThat(exploration.summary()).startsWith("Failures of the tasks of order: ");
    }
}
