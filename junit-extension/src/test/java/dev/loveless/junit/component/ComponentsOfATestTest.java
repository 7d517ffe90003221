package dev.loveless.junit.component;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
import dev.loveless.junit.task.TaskStubs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The components of a loveless.yaml do what nothing stands in for. */
@LovelessTest(configuration = "loveless.yaml")
class ComponentsOfATestTest {
    @Test
    void aComponentDoesWhatNothingStandsInFor(@Definition("Parcels") StateMachine parcels, TaskStubs tasks) {
        tasks.function("charge").returns("paid");

        Execution execution = parcels.start("{\"order\": 7}").await();

        assertThat(execution)
                .succeeded()
                .visited("Charge", "Pack")
                .hasOutputAt("/parcel/packed", Map.of("order", 7, "charge", "paid"));
    }

    @Test
    void aStandInGoesBeforeAComponent(@Definition("Parcels") StateMachine parcels, TaskStubs tasks) {
        tasks.function("charge").returns("paid");
        tasks.state("Pack").returns("by hand");

        assertThat(parcels.start("{}").await()).hasOutputAt("/parcel", "by hand");
    }

    @Test
    void hoursBetweenTheAttemptsOfAComponentPassInVirtualTime(
            @Definition("Refused") StateMachine refused, TaskStubs tasks, TestTime time) {
        tasks.function("charge").returns("paid");

        Execution execution = refused.start("{}").await();

        assertThat(execution)
                .succeeded()
                .hasOutputAt("/refusal/Cause", "no room")
                .state("Pack")
                .hasErrors("Full", "Full", "Full")
                .hasBackoff(ofHours(1), ofHours(2))
                .wasCaughtBy("Full");
        assertThat(time.elapsed()).isGreaterThanOrEqualTo(ofHours(3));
    }

    @Test
    void aTestWhoseComponentHangsCanBeEndedAndKillsIt() {
        Optional<Throwable> failure = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("loveless.coverage", "false")
                .selectors(selectMethod(Hanging.class, "waits", StateMachine.class, TaskStubs.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .findFirst();

        assertThat(failure).get().isInstanceOf(TimeoutException.class);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(ProcessHandle.current().descendants())
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains("sleep 600")));
    }

    @Test
    void faultsOfTheFileFailTheTestWithTheirPlaceAndARemedy() {
        assertThat(failureOf("faulty")).contains("loveless-with-a-fault.yaml:2", "comand", "command");
        assertThat(failureOf("broken")).contains("broken.asl.json", "Nowhere");
    }

    private static String failureOf(String test) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("loveless.coverage.summary", "false")
                .configurationParameter("loveless.coverage.directory", "target/coverage-of-runs-in-tests")
                .selectors(selectMethod(Faults.class, test, Loveless.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    static class Faults {
        @Test
        @LovelessTest(configuration = "loveless-with-a-fault.yaml")
        void faulty(Loveless loveless) {
            throw new AssertionError(loveless);
        }

        @Test
        @LovelessTest(configuration = "loveless-with-a-broken-machine.yaml")
        void broken(Loveless loveless) {
            throw new AssertionError(loveless);
        }
    }

    @LovelessTest(configuration = "loveless.yaml")
    static class Hanging {
        @Test
        @Timeout(value = 1)
        void waits(@Definition("Stuck") StateMachine stuck, TaskStubs tasks) {
            tasks.function("charge").returns("paid");
            stuck.start("{}").await();
        }
    }
}
