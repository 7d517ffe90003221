package dev.loveless.docker.job;

import static dev.loveless.docker.job.JobTrial.component;
import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultRule;
import dev.loveless.docker.fault.Faults;
import dev.loveless.engine.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on purpose of jobs. */
final class JobFaultTest {
    private final FakeEngine engine = new FakeEngine();
    private final JobTrial trial = new JobTrial(engine);

    @AfterEach
    void close() {
        trial.close();
    }

    private Execution withFault(Fault fault, String retry) {
        FaultRule first = new FaultRule(fault, OptionalInt.of(1), OptionalDouble.empty());
        Component base = Component.of("shaky", new Source.Image("image"), Isolation.FRESH);
        trial.job(Job.of(component(base, List.of(), Map.of(), new Faults(1, List.of(first)))));
        return trial.run("docker://shaky", retry, "{}");
    }

    private static String retry(String error) {
        return "\"Retry\": [{\"ErrorEquals\": [\"" + error + "\"], \"IntervalSeconds\": 1}]";
    }

    private String faults() {
        return trial.events(ComponentEvent.FaultMade.class).stream()
                .map(ComponentEvent.FaultMade::what)
                .collect(Collectors.joining("; "));
    }

    @Test
    void aStartThatFailsOnPurposeIsRetried() {
        engine.image("image", container -> container.exit(0));

        assertThat(withFault(new Fault.FailStart(), retry("Docker.NotStarted")).output())
                .contains("{}");
        assertThat(faults()).isEqualTo("it does not start");
        assertThat(engine.containers).hasSize(1);
    }

    @Test
    void aContainerKilledOnPurposeIsRetried() {
        engine.image("image", container -> {
            if (engine.containers.size() == 2) {
                container.exit(0);
            }
        });

        Execution execution =
                withFault(new Fault.Kill(Optional.of(Duration.ofMillis(5))), retry("Docker.ExitCode.137"));

        assertThat(execution.output()).contains("{}");
        assertThat(faults()).isEqualTo("it is killed 5 ms after it began, or when it is done before");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void aContainerThatEndsBeforeItIsKilledOnPurposeCountsAsKilledThen(int exitCode) {
        engine.image("image", container -> {
            container.out("{\"result\": 1}");
            container.exit(engine.containers.size() == 2 ? 0 : exitCode);
        });

        Execution execution = withFault(new Fault.Kill(Optional.of(Duration.ofHours(1))), retry("Docker.ExitCode.137"));

        assertThat(execution.output()).contains("{\"result\": 1}");
        assertThat(engine.containers).hasSize(2);
        assertThat(faults()).isEqualTo("it is killed 3600000 ms after it began, or when it is done before");
    }

    @Test
    void aContainerThatIsStoppedBeforeItIsKilledOnPurposeMeetsNoFault() {
        engine.image("image", container -> {});
        FaultRule kill = new FaultRule(
                new Fault.Kill(Optional.of(Duration.ofHours(1))), OptionalInt.empty(), OptionalDouble.empty());
        Component base = Component.of("shaky", new Source.Image("image"), Isolation.FRESH);
        trial.job(Job.of(component(base, List.of(), Map.of(), new Faults(1, List.of(kill)))));

        Execution execution = trial.run("docker://shaky", "\"TimeoutSeconds\": 1", "{}");

        assertThat(execution.error()).contains("States.Timeout");
        await().untilAsserted(() -> assertThat(engine.removed).hasSize(1));
        assertThat(faults()).isEmpty();
    }

    @Test
    void anAnswerOnPurposeAsksNoContainer() {
        engine.image("image", container -> container.exit(0));

        Execution execution = withFault(new Fault.Answer("Model.Busy", "try later"), retry("Model.Busy"));

        assertThat(execution.output()).contains("{}");
        assertThat(JobTrial.causesOf(execution)).anyMatch(event -> event.contains("try later"));
        assertThat(engine.containers).hasSize(1);
        assertThat(faults()).isEqualTo("it is not asked and fails with Model.Busy");
    }

    @Test
    void aDelayOnPurposeIsToldAndTheWorkIsDoneAfterIt() {
        engine.image("image", container -> container.exit(0));

        assertThat(withFault(new Fault.Delay(Duration.ofMillis(30)), "").output())
                .contains("{}");
        assertThat(faults()).isEqualTo("it begins 30 ms later");
    }
}
