package dev.loveless.docker.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.fault.Faults;
import dev.loveless.engine.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EksRunJobTest {
    private static final String SYNC = "arn:aws:states:::eks:runJob.sync";

    private final FakeEngine engine = new FakeEngine();
    private final JobTrial trial = new JobTrial(engine);

    @AfterEach
    void close() {
        trial.close();
    }

    private static String parameters(String specification, String more) {
        return """
                "Parameters": {"ClusterName": "main", "CertificateAuthority": "x", "Endpoint": "https://x",%s
                  "Job": {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "example"}, "spec": {%s
                    "template": {"spec": {"containers": [{"name": "one", "image": "image",
                      "command": ["perl"], "args": ["-e", "1"], "env": [{"name": "A", "value": "1"}],
                      "resources": {"limits": {"memory": "512Mi", "cpu": "500m", "nvidia.com/gpu": 1}}}],
                      "restartPolicy": "Never"}}}}}
                """.formatted(more, specification);
    }

    @Test
    void theContainerIsRunAsItIsWritten() {
        engine.image("image", container -> container.exit(0));

        Execution execution = trial.run(SYNC, parameters("", ""), "{}");

        ContainerSpecification asked = engine.containers.get(0).specification;
        assertThat(asked.entryPoint()).containsExactly("perl");
        assertThat(asked.command()).containsExactly("-e", "1");
        assertThat(asked.environment()).containsEntry("A", "1");
        assertThat(asked.resources().memoryMegabytes()).hasValue(512);
        assertThat(asked.resources().cpus()).hasValue(0.5);
        assertThat(asked.resources().gpus()).isEqualTo(Gpus.count(1));
        JsonNode job = JobTrial.output(execution);
        assertThat(job.path("metadata").path("name").textValue()).isEqualTo("example");
        assertThat(job.path("metadata").path("namespace").textValue()).isEqualTo("default");
        assertThat(job.path("status").path("succeeded").intValue()).isEqualTo(1);
        assertThat(job.path("status").path("conditions").path(0).path("type").textValue())
                .isEqualTo("Complete");
        assertThat(job.has("logs")).isFalse();
    }

    @Test
    void logsAreGivenParsedIfTheyAreJson() {
        engine.image("image", container -> {
            container.out("{\"a\":");
            container.out("1}");
            container.exit(0);
        });
        String logs = "\"LogOptions\": {\"RetrieveLogs\": true%s},";

        JsonNode parsed = JobTrial.output(trial.run(SYNC, parameters("", logs.formatted("")), "{}"));
        JsonNode raw = JobTrial.output(trial.run(SYNC, parameters("", logs.formatted(", \"RawLogs\": true")), "{}"));

        assertThat(log(parsed)).isEqualTo(JobTrial.tree("{\"a\":1}"));
        assertThat(log(raw).textValue()).isEqualTo("{\"a\":\n1}");
    }

    private static JsonNode log(JsonNode job) {
        JsonNode pods = job.path("logs").path("pods");
        String pod = pods.fieldNames().next();
        assertThat(pod).startsWith("example-");
        return pods.path(pod).path("containers").path("one").path("log");
    }

    @Test
    void aJobIsTriedAsOftenAsItsBackoffLimitSays() {
        engine.image("image", container -> container.exit(1));

        Execution execution = trial.run(SYNC, parameters("\"backoffLimit\": 2,", ""), "{}");

        assertThat(execution.error()).contains("States.TaskFailed");
        JsonNode status = JobTrial.tree(execution.cause().orElseThrow()).path("status");
        assertThat(engine.containers).hasSize(3);
        assertThat(status.path("failed").intValue()).isEqualTo(3);
        assertThat(status.path("conditions").path(0).path("type").textValue()).isEqualTo("Failed");
        assertThat(status.path("conditions").path(0).path("reason").textValue()).isEqualTo("BackoffLimitExceeded");
    }

    @Test
    void aDeadlineStopsIt() {
        engine.image("image", container -> {});

        Execution execution = trial.run(SYNC, parameters("\"activeDeadlineSeconds\": 1,", ""), "{}");

        JsonNode status = JobTrial.tree(execution.cause().orElseThrow()).path("status");
        assertThat(status.path("conditions").path(0).path("reason").textValue()).isEqualTo("DeadlineExceeded");
        assertThat(engine.containers).hasSize(1);
    }

    @Test
    void theBackoffLimitIsThatOfAllCompletionsTogether() {
        AtomicInteger number = new AtomicInteger();
        engine.image("image", container -> container.exit(number.getAndIncrement() % 2 == 0 ? 1 : 0));

        Execution execution =
                trial.run(SYNC, parameters("\"completions\": 3, \"parallelism\": 1, \"backoffLimit\": 1,", ""), "{}");

        JsonNode status = JobTrial.tree(execution.cause().orElseThrow()).path("status");
        assertThat(status.path("conditions").path(0).path("reason").textValue()).isEqualTo("BackoffLimitExceeded");
        assertThat(status.path("conditions").path(0).path("message").textValue())
                .endsWith("exit code 1");
        assertThat(status.path("succeeded").intValue()).isEqualTo(1);
        assertThat(status.path("failed").intValue()).isEqualTo(2);
        assertThat(engine.containers).hasSize(3);
    }

    @Test
    void whenTheBackoffLimitIsReachedWhatElseRunsIsStopped() {
        engine.image("image", container -> {
            if ("1".equals(container.specification.environment().get("JOB_COMPLETION_INDEX"))) {
                container.exit(1);
            }
        });

        Execution execution = trial.start(
                        SYNC,
                        parameters(
                                "\"completions\": 2, \"completionMode\": \"Indexed\", \"parallelism\": 2,"
                                        + " \"backoffLimit\": 0,",
                                ""),
                        "{}")
                .await(Duration.ofSeconds(60));

        JsonNode status = JobTrial.tree(execution.cause().orElseThrow()).path("status");
        assertThat(status.path("conditions").path(0).path("reason").textValue()).isEqualTo("BackoffLimitExceeded");
        assertThat(status.path("conditions").path(0).path("message").textValue())
                .endsWith("exit code 1");
    }

    @Test
    void theDeadlineIsThatOfTheWholeJob() {
        engine.image(
                "image",
                container ->
                        CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(() -> container.exit(0)));

        Execution execution = trial.run(
                SYNC, parameters("\"completions\": 3, \"parallelism\": 1, \"activeDeadlineSeconds\": 5,", ""), "{}");

        JsonNode status = JobTrial.tree(execution.cause().orElseThrow()).path("status");
        assertThat(status.path("conditions").path(0).path("reason").textValue()).isEqualTo("DeadlineExceeded");
        assertThat(status.path("succeeded").intValue()).isEqualTo(1);
        assertThat(engine.containers).hasSize(2);
    }

    @Test
    void completionsAreContainersWithAnIndex() {
        engine.image("image", container -> container.exit(0));

        JsonNode job = JobTrial.output(trial.run(
                SYNC,
                parameters("\"completions\": 3, \"completionMode\": \"Indexed\", \"parallelism\": 2,", ""),
                "{}"));

        assertThat(job.path("status").path("succeeded").intValue()).isEqualTo(3);
        assertThat(engine.containers)
                .extracting(container -> container.specification.environment().get("JOB_COMPLETION_INDEX"))
                .containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void aConfiguredJobOfThatNameTakesThePlaceOfTheImage() {
        engine.image("mine", container -> container.exit(0));
        trial.job(Job.of(JobTrial.component(
                Component.of("example", new Source.Image("mine"), Isolation.FRESH),
                List.of(),
                Map.of("A", "0", "B", "2"),
                Faults.NONE)));

        assertThat(trial.run(SYNC, parameters("", ""), "{}").output()).isPresent();
        assertThat(engine.containers.get(0).specification.environment())
                .containsEntry("A", "1")
                .containsEntry("B", "2");
    }

    @Test
    void withoutSyncTheAnswerIsThatOfTheCreation() {
        engine.image("image", container -> container.exit(0));

        JsonNode answer = JobTrial.output(trial.run("arn:aws:states:::eks:runJob", parameters("", ""), "{}"));

        assertThat(answer.path("StatusCode").intValue()).isEqualTo(201);
        assertThat(answer.path("ResponseBody").path("kind").textValue()).isEqualTo("Job");
    }

    @Test
    void aJobWithoutContainersIsRefused() {
        Execution execution = trial.run(
                SYNC,
                "\"Parameters\": {\"ClusterName\": \"m\", \"CertificateAuthority\": \"x\", \"Endpoint\": \"https://x\","
                        + " \"Job\": {\"kind\": \"Job\"}}",
                "{}");

        assertThat(execution.error()).contains("EKS.422");
        assertThat(JobTrial.tree(execution.cause().orElseThrow())
                        .path("message")
                        .textValue())
                .contains("containers: Required value");
    }

    @Test
    void aQuantityThatIsNoneEndsTheExecution() {
        Execution execution = trial.run(SYNC, parameters("", "").replace("512Mi", "lots"), "{}");

        assertThat(execution.error()).contains("States.Runtime");
        assertThat(execution.cause().orElseThrow()).contains("'memory' must be a quantity");
    }
}
