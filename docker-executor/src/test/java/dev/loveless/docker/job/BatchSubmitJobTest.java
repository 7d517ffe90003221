package dev.loveless.docker.job;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Faults;
import dev.loveless.engine.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatchSubmitJobTest {
    private static final String SYNC = "arn:aws:states:::batch:submitJob.sync";

    private final FakeEngine engine = new FakeEngine();
    private final JobTrial trial = new JobTrial(engine).job("train", "image");

    @AfterEach
    void close() {
        trial.close();
    }

    private static String parameters(String more) {
        return "\"Parameters\": {\"JobDefinition\": \"train:2\", \"JobName\": \"mine\", \"JobQueue\": \"fast\""
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void aJobThatSucceedsIsDescribedAsItsApiDoes() {
        engine.image("image", container -> container.exit(0));

        JsonNode job = JobTrial.output(trial.run(SYNC, parameters(""), "{}"));

        assertThat(keys(job)).isSorted();
        assertThat(job.path("Status").textValue()).isEqualTo("SUCCEEDED");
        assertThat(job.path("StatusReason").textValue()).isEqualTo("Essential container in task exited");
        assertThat(job.path("JobName").textValue()).isEqualTo("mine");
        assertThat(job.path("JobDefinition").textValue())
                .isEqualTo("arn:aws:batch:us-east-1:123456789012:job-definition/train:2");
        assertThat(job.path("JobQueue").textValue()).isEqualTo("arn:aws:batch:us-east-1:123456789012:job-queue/fast");
        assertThat(job.path("Attempts")).hasSize(1);
        assertThat(job.path("Container").path("ExitCode").intValue()).isZero();
        assertThat(job.path("Container").path("Environment"))
                .contains(JobTrial.tree("{\"Name\": \"MANAGED_BY_AWS\", \"Value\": \"STARTED_BY_STEP_FUNCTIONS\"}"));
        assertThat(engine.containers.get(0).specification.environment())
                .containsEntry("AWS_BATCH_JOB_ID", job.path("JobId").textValue())
                .containsEntry("AWS_BATCH_JQ_NAME", "fast")
                .containsEntry("AWS_BATCH_JOB_ATTEMPT", "1")
                .containsEntry("AWS_BATCH_CE_NAME", "loveless")
                .containsEntry("MANAGED_BY_AWS", "STARTED_BY_STEP_FUNCTIONS")
                .doesNotContainKey("AWS_BATCH_JOB_ARRAY_INDEX");
    }

    private JsonNode failure(String more) {
        Execution execution = trial.run(SYNC, parameters(more), "{}");
        assertThat(execution.error()).contains("States.TaskFailed");
        return JobTrial.tree(execution.cause().orElseThrow());
    }

    @Test
    void aJobThatFailsIsTheCause() {
        engine.image("image", FakeEngine.Container::outOfMemory);

        JsonNode job = failure("");

        assertThat(job.path("Status").textValue()).isEqualTo("FAILED");
        assertThat(job.path("Container").path("ExitCode").intValue()).isEqualTo(137);
        assertThat(job.path("Container").path("Reason").textValue())
                .isEqualTo("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void anImageThatCannotBePulledFailsTheStart() {
        JsonNode job = failure("");

        assertThat(job.path("StatusReason").textValue()).isEqualTo("Task failed to start");
        assertThat(job.path("Container").path("Reason").textValue())
                .startsWith("CannotPullContainerError: There is no image 'image'");
    }

    @Test
    void withoutSyncTheAnswerNamesTheJob() {
        engine.image("image", container -> container.exit(0));

        JsonNode answer = JobTrial.output(trial.run("arn:aws:states:::batch:submitJob", parameters(""), "{}"));

        assertThat(keys(answer))
                .containsExactly("JobArn", "JobId", "JobName", "SdkHttpMetadata", "SdkResponseMetadata");
        assertThat(answer.path("JobArn").textValue())
                .isEqualTo("arn:aws:batch:us-east-1:123456789012:job/"
                        + answer.path("JobId").textValue());
        await().untilAsserted(() -> assertThat(engine.removed).hasSize(1));
        assertThat(engine.containers.get(0).specification.environment()).doesNotContainKey("MANAGED_BY_AWS");
    }

    @Test
    void anUnknownJobDefinitionIsRefusedWithWhatToDo() {
        Execution execution = trial.run(
                SYNC,
                "\"Parameters\": {\"JobDefinition\": \"blur\", \"JobName\": \"mine\", \"JobQueue\": \"fast\"}",
                "{}");

        assertThat(execution.error()).contains("Batch.ClientException");
        assertThat(execution.cause().orElseThrow())
                .startsWith("JobDefinition name blur does not exist or is not in ACTIVE status. Configure it under"
                        + " 'jobs' in loveless.yaml as 'blur'; there are: train. (Service: AWSBatch;");
    }

    @Test
    void overridesAndParametersReachTheContainer() {
        engine.image("image", container -> container.exit(0));
        Component component = JobTrial.component(
                Component.of("train", new Source.Image("image"), Isolation.FRESH),
                List.of("fit", "Ref::model", "--out=Ref::place", "Ref::unknown"),
                Map.of("A", "0", "B", "2"),
                Faults.NONE);
        trial.job(Job.of(component));

        trial.run(SYNC, parameters("""
                "Parameters": {"model": "big", "place": "$1"},
                "ContainerOverrides": {"Environment": [{"Name": "A", "Value": "1"}], "ResourceRequirements": [
                  {"Type": "VCPU", "Value": "0.5"}, {"Type": "MEMORY", "Value": "128"}, {"Type": "GPU", "Value": "1"}]}
                """), "{}");

        ContainerSpecification asked = engine.containers.get(0).specification;
        assertThat(asked.command()).containsExactly("fit", "big", "--out=$1", "Ref::unknown");
        assertThat(asked.environment()).containsEntry("A", "1").containsEntry("B", "2");
        assertThat(asked.resources().memoryMegabytes()).hasValue(128);
        assertThat(asked.resources().cpus()).hasValue(0.5);
        assertThat(asked.resources().gpus()).isEqualTo(Gpus.count(1));
    }

    @Test
    void anArrayJobRunsAContainerForEachIndex() {
        engine.image("image", container -> container.exit(0));

        JsonNode job = JobTrial.output(trial.run(SYNC, parameters("\"ArrayProperties\": {\"Size\": 20}"), "{}"));

        assertThat(engine.containers)
                .extracting(container -> container.specification.environment().get("AWS_BATCH_JOB_ARRAY_INDEX"))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .contains("0", "19");
        assertThat(engine.containers)
                .allSatisfy(container -> assertThat(
                                container.specification.environment().getOrDefault("AWS_BATCH_JOB_ID", ""))
                        .startsWith(job.path("JobId").textValue() + ":"));
        assertThat(job.path("ArrayProperties")
                        .path("StatusSummary")
                        .path("SUCCEEDED")
                        .intValue())
                .isEqualTo(20);
    }

    @Test
    void anArrayJobFailsWhenAllHaveEndedAndOneFailed() {
        engine.image(
                "image",
                container -> container.exit(
                        "3".equals(container.specification.environment().get("AWS_BATCH_JOB_ARRAY_INDEX")) ? 1 : 0));

        JsonNode job = failure("\"ArrayProperties\": {\"Size\": 5}");

        assertThat(engine.containers).hasSize(5);
        assertThat(job.path("StatusReason").textValue()).isEqualTo("Array Child Job failed");
        JsonNode summary = job.path("ArrayProperties").path("StatusSummary");
        assertThat(summary.path("FAILED").intValue()).isEqualTo(1);
        assertThat(summary.path("SUCCEEDED").intValue()).isEqualTo(4);
    }

    @Test
    void aFailedAttemptIsFollowedByAnother() {
        engine.image("image", container -> container.exit(engine.containers.size() < 3 ? 1 : 0));

        JsonNode job = JobTrial.output(trial.run(SYNC, parameters("\"RetryStrategy\": {\"Attempts\": 5}"), "{}"));

        assertThat(job.path("Attempts"))
                .extracting(
                        attempt -> attempt.path("Container").path("ExitCode").intValue())
                .containsExactly(1, 1, 0);
        assertThat(engine.containers)
                .extracting(container -> container.specification.environment().get("AWS_BATCH_JOB_ATTEMPT"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void whatIsEvaluatedOnExitEndsTheAttempts() {
        engine.image("image", container -> container.exit(engine.containers.size() == 1 ? 12 : 40));

        JsonNode job = failure("""
                "RetryStrategy": {"Attempts": 5, "EvaluateOnExit": [
                  {"Action": "RETRY", "OnExitCode": "1*", "OnStatusReason": "Essential*"},
                  {"Action": "EXIT", "OnExitCode": "*"}]}
                """);

        assertThat(job.path("Attempts")).hasSize(2);
    }

    @Test
    void anAttemptThatTakesTooLongIsStoppedAndNotTriedAgain() {
        engine.image("image", container -> {});

        JsonNode job = failure("\"Timeout\": {\"AttemptDurationSeconds\": 1}, \"RetryStrategy\": {\"Attempts\": 3}");

        assertThat(engine.containers).hasSize(1);
        assertThat(job.path("StatusReason").textValue()).isEqualTo("Job attempt duration exceeded timeout");
    }

    @Test
    void stoppingTheExecutionBeginsNoMoreChildren() {
        engine.image("image", container -> {});
        Execution execution = trial.start(SYNC, parameters("\"ArrayProperties\": {\"Size\": 100}"), "{}");
        await().untilAsserted(() ->
                assertThat(trial.events(ComponentEvent.Started.class)).hasSize(16));

        execution.stop("Enough", "of this");

        await().untilAsserted(() -> assertThat(engine.removed).hasSize(16));
        trial.jobs().close();
        assertThat(engine.containers).hasSize(16);
    }

    @Test
    void dependenciesAreToldToBeLeftOut() {
        engine.image("image", container -> container.exit(0));

        trial.run(SYNC, parameters("\"DependsOn\": [{\"JobId\": \"x\"}]"), "{}");

        assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .anyMatch(text -> text.contains("DependsOn"));
    }
}
