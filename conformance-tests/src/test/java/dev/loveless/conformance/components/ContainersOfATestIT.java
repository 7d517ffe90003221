package dev.loveless.conformance.components;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Execution;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
import dev.loveless.junit.task.TaskStubs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A test in JUnit whose tasks are done by containers, but for one that has a stand-in. That no container is left is
 * checked after all tests.
 */
@LovelessTest(configuration = "loveless.yaml")
class ContainersOfATestIT {
    @Test
    void containersDoWhatNothingStandsInForAndHoursBetweenTheirAttemptsTakeNoTime(
            @Definition("Parcels") StateMachine parcels, TaskStubs tasks, TestTime time) {
        tasks.function("charge").returns("paid");

        Execution execution = parcels.start("{\"order\": 7}").await();

        assertThat(execution)
                .succeeded()
                .visited("Charge", "Pack", "Ship", "Keep")
                .hasOutputAt("/parcel/packed", Map.of("order", 7, "charge", "paid"));
        assertThat(execution)
                .state("Ship")
                .hasErrors("Docker.ExitCode.3", "Docker.ExitCode.3")
                .hasBackoff(ofHours(1))
                .wasCaughtBy("States.TaskFailed");
        assertThat(time.elapsed()).isGreaterThanOrEqualTo(ofHours(1));
    }

    @Test
    void aStandInGoesBeforeAContainer(@Definition("Parcels") StateMachine parcels, TaskStubs tasks) {
        tasks.any().returns("by hand");

        assertThat(parcels.start("{}").await()).hasOutput("by hand");
    }
}
