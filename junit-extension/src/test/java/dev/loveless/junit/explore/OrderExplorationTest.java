package dev.loveless.junit.explore;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of docs/exploration.md. */
@LovelessTest
class OrderExplorationTest {
    @Test
    void allOrdersEnd(@Definition("/dev/loveless/junit/examples/order.asl.json") StateMachine order) {
        Exploration exploration = FailureExplorer.of(order)
                .tasks(tasks -> {
                    tasks.function("charge").returns(Map.of("paid", true));
                    tasks.function("ship").returns(Map.of("parcel", "P-1"));
                })
                .explore("{\"order\": 7}");

        assertThat(exploration).allExecutionsEnd().staysWithinLimits();

        assertThatThrownBy(() -> assertThat(exploration).hasNoUnhandledErrors())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected no execution to end in an unhandled error, but 5 did otherwise.")
                .hasMessageContaining(exploration.summary())
                .hasMessageContaining("      0s    attempt 1 failed: Exploration.Unnamed");
        assertThat(exploration).reachesAllTasks().isWithinBudget();
        assertThat(exploration.summary()).isEqualTo("""
                Failures of the tasks of order: 15 executions tried
                  3 succeeded
                  7 ended in a Fail state
                  5 ended in an unhandled error
                    Ship fails with Exploration.Unnamed (attempt 1): Exploration.Unnamed, in Ship after 0s
                      replay("seed=0 Ship[1]=Exploration.Unnamed")
                    Charge fails with Exploration.Unnamed (attempt 1); \
                Tell fails with Exploration.Unnamed (attempt 1): Exploration.Unnamed, in Tell after 0s
                      replay("seed=0 Charge[1]=Exploration.Unnamed Tell[1]=Exploration.Unnamed")
                    Charge fails with Busy (every attempt); \
                Tell fails with Exploration.Unnamed (attempt 1): Exploration.Unnamed, in Tell after 7h
                      replay("seed=0 Charge[*]=Busy Tell[1]=Exploration.Unnamed")
                    Charge fails with Refused (attempt 1); \
                Tell fails with Exploration.Unnamed (attempt 1): Exploration.Unnamed, in Tell after 0s
                      replay("seed=0 Charge[1]=Refused Tell[1]=Exploration.Unnamed")
                    Charge never answers (attempt 1); \
                Tell fails with Exploration.Unnamed (attempt 1): Exploration.Unnamed, in Tell after 1m
                      replay("seed=0 Charge[1]=!timeout Tell[1]=Exploration.Unnamed")
                  left out:
                    2 pairs of failures: one of the two is found alone already
                    Ship: that it never answers; neither it nor the machine has TimeoutSeconds
                    Tell: that it never answers; neither it nor the machine has TimeoutSeconds""");
        assertThat(exploration.replay("seed=0 Charge[*]=Busy Tell[1]=Exploration.Unnamed"))
                .failedWith("Exploration.Unnamed")
                .took(Duration.ofHours(7));
    }
}
