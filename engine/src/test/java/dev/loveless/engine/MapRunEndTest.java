package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Map Run is over when its state is, whatever ended that. */
final class MapRunEndTest {
    private static final String EACH = """
            {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 60, "End": true}}}}
            """;

    private final Loveless loveless = Loveless.builder().virtualTime().build();

    @Test
    void isAbortedWithAnExecutionThatIsStopped() {
        Execution execution =
                loveless.stateMachine("Stopped", """
                        {"StartAt": "Each", "States": {"Each": %s}}
                        """.formatted(EACH)).start("[1, 2, 3]");
        loveless.advance(Duration.ofSeconds(1));
        assertThat(run(execution).count(ExecutionStatus.RUNNING)).isEqualTo(2);

        execution.stop("Enough", "it is late");

        assertAborted(execution);
        assertThat(run(execution).stopTime()).isEqualTo(Optional.of(loveless.now()));
    }

    @Test
    void isAbortedWithAnExecutionThatTimesOut() {
        Execution execution = loveless.stateMachine("Late", """
                        {"TimeoutSeconds": 30, "StartAt": "Each", "States": {"Each": %s}}
                        """.formatted(EACH))
                .start("[1, 2, 3]")
                .await();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertAborted(execution);
    }

    @Test
    void isAbortedWhenTheBranchBesideItFails() {
        Execution execution = loveless.stateMachine("Beside", """
                        {"StartAt": "Both", "States": {
                          "Both": {"Type": "Parallel", "End": true,
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}],
                            "Branches": [
                              {"StartAt": "Each", "States": {"Each": %s}},
                              {"StartAt": "Soon", "States": {
                                "Soon": {"Type": "Wait", "Seconds": 1, "Next": "Fail"}, "Fail": {"Type": "Fail"}}}]},
                          "Caught": {"Type": "Succeed"}}}
                        """.formatted(EACH))
                .start("[1, 2, 3]")
                .await();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertAborted(execution);
    }

    @Test
    void isRunningOnceMoreWhenItsExecutionIsRedriven() {
        Execution execution =
                loveless.stateMachine("Redriven", """
                        {"StartAt": "Each", "States": {"Each": %s}}
                        """.formatted(EACH)).start("[1, 2, 3]");
        loveless.advance(Duration.ofSeconds(1));
        execution.stop("Enough", "it is late");
        loveless.advance(Duration.ofSeconds(1));

        execution.redrive();
        loveless.advance(Duration.ofSeconds(1));

        assertThat(run(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(run(execution).stopTime()).isEmpty();
        assertThat(run(execution).count(ExecutionStatus.RUNNING)).isEqualTo(2);
        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(run(execution).count(ExecutionStatus.SUCCEEDED)).isEqualTo(3);
    }

    @Test
    void thatIsRedrivenBeforeItsChildrenHaveStoppedWaitsForTheirNewEnds() {
        Execution execution =
                loveless.stateMachine("Hurried", """
                        {"StartAt": "Each", "States": {"Each": %s}}
                        """.formatted(EACH)).start("[1, 2, 3]");
        loveless.advance(Duration.ofSeconds(1));

        execution.stop("Enough", "it is late").redrive();

        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(run(execution).count(ExecutionStatus.SUCCEEDED)).isEqualTo(3);
    }

    private static MapRunCounts run(Execution execution) {
        return execution.mapRuns().get(0);
    }

    private static void assertAborted(Execution execution) {
        assertThat(run(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(run(execution).count(ExecutionStatus.ABORTED)).isEqualTo(2);
        assertThat(run(execution).count(ExecutionStatus.RUNNING)).isZero();
        assertThat(run(execution).pending()).isEqualTo(1);
    }
}
