package dev.loveless.docker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineLimits;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Faults;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.PrivateEngine;
import dev.loveless.engine.Execution;
import dev.loveless.engine.history.HistoryEventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A job whose engine goes away while it runs. */
class JobEngineLossTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String RETRY = "\"Retry\": [{\"ErrorEquals\": [\"Docker.EngineUnavailable\"],"
            + " \"IntervalSeconds\": 1, \"MaxAttempts\": 60, \"BackoffRate\": 1}]";

    @Test
    void theTaskFailsAndRetryBringsItThroughWhenTheEngineIsBack() throws Exception {
        try (PrivateEngine machine = PrivateEngine.start(0);
                DockerEngine engine = DockerEngine.connect(machine.settings(EngineLimits.DEFAULT));
                JobTrial trial = new JobTrial(engine)) {
            trial.job(Job.of(JobTrial.component(
                    Component.of("work", new Source.Image(Busybox.IMAGE), Isolation.FRESH),
                    List.of("sh", "-c", "sleep 4; echo '\"done\"'"),
                    Map.of(),
                    Faults.NONE)));
            Execution execution = trial.start("docker://work", RETRY, "{}");
            await().atMost(LIMIT)
                    .until(() -> trial.events(ComponentEvent.Started.class).size() == 1);

            machine.signal("KILL");
            await().atMost(LIMIT)
                    .until(() -> execution.history().stream()
                            .anyMatch(event -> event.type() == HistoryEventType.TASK_FAILED));
            machine.restart();

            assertThat(execution.await(LIMIT).output()).contains("\"done\"");
            assertThat(execution.history())
                    .filteredOn(event -> event.type() == HistoryEventType.TASK_FAILED)
                    .first()
                    .satisfies(event -> {
                        assertThat(event.detail("error")).isEqualTo("Docker.EngineUnavailable");
                        assertThat(event.detail("cause")).contains("went away");
                    });
        }
    }
}
