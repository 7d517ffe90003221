package dev.loveless.docker.job;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultRule;
import dev.loveless.docker.fault.Faults;
import dev.loveless.engine.Execution;
import dev.loveless.engine.history.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EcsRunTaskTest {
    private static final String SYNC = "arn:aws:states:::ecs:runTask.sync";
    private static final String REQUEST_RESPONSE = "arn:aws:states:::ecs:runTask";
    private static final String TOKEN = "arn:aws:states:::ecs:runTask.waitForTaskToken";

    private final FakeEngine engine = new FakeEngine();
    private final JobTrial trial = new JobTrial(engine).job("resize", "image");

    @AfterEach
    void close() {
        trial.close();
    }

    private static String parameters(String more) {
        return "\"Parameters\": {\"TaskDefinition\": \"resize\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void aTaskThatSucceedsIsDescribedAsItsApiDoes() {
        engine.image("image", container -> container.exit(0));

        Execution execution = trial.run(SYNC, parameters("\"LaunchType\": \"FARGATE\", \"Cluster\": \"main\""), "{}");

        JsonNode task = JobTrial.output(execution);
        assertThat(keys(task)).isSorted().contains("Attachments", "CreatedAt", "Overrides", "TaskArn", "Version");
        assertThat(task.path("LastStatus").textValue()).isEqualTo("STOPPED");
        assertThat(task.path("StopCode").textValue()).isEqualTo("EssentialContainerExited");
        assertThat(task.path("StoppedReason").textValue()).isEqualTo("Essential container in task exited");
        assertThat(task.path("StartedBy").textValue()).isEqualTo("AWS Step Functions");
        assertThat(task.path("ClusterArn").textValue()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/main");
        assertThat(task.path("TaskArn").textValue())
                .matches("arn:aws:ecs:us-east-1:123456789012:task/main/[0-9a-f]{32}");
        assertThat(task.path("TaskDefinitionArn").textValue())
                .isEqualTo("arn:aws:ecs:us-east-1:123456789012:task-definition/resize:1");
        assertThat(task.path("StoppedAt").longValue())
                .isGreaterThanOrEqualTo(task.path("CreatedAt").longValue());
        JsonNode container = task.path("Containers").path(0);
        assertThat(keys(container)).isSorted();
        assertThat(container.path("ExitCode").intValue()).isZero();
        assertThat(container.path("Image").textValue()).isEqualTo("image");
        assertThat(container.path("Name").textValue()).isEqualTo("resize");
        assertThat(engine.containers.get(0).specification.environment())
                .containsEntry("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE")
                .doesNotContainKey("LOVELESS_INPUT");
    }

    @Test
    void theHistoryTellsOfSubmissionBeforeTheEnd() {
        engine.image("image", container -> container.exit(0));

        Execution execution = trial.run(SYNC, parameters(""), "{}");

        assertThat(execution.history())
                .extracting(event -> event.type().typeName())
                .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
        HistoryEvent submitted = execution.history().stream()
                .filter(event -> event.type().typeName().equals("TaskSubmitted"))
                .findFirst()
                .orElseThrow();
        JsonNode response = JobTrial.tree(submitted.detail("output"));
        assertThat(keys(response)).containsExactly("Failures", "SdkHttpMetadata", "SdkResponseMetadata", "Tasks");
        assertThat(response.path("Tasks").path(0).path("LastStatus").textValue())
                .isEqualTo("PROVISIONING");
        JsonNode metadata = response.path("SdkHttpMetadata");
        assertThat(metadata.path("HttpStatusCode").intValue()).isEqualTo(200);
        assertThat(keys(metadata.path("AllHttpHeaders")))
                .containsExactly("x-amzn-RequestId", "connection", "Content-Length", "Date", "Content-Type");
        assertThat(metadata.path("HttpHeaders").path("Date").textValue())
                .matches("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    }

    private JsonNode failure(FakeEngine.Program program) {
        engine.image("image", program);
        Execution execution = trial.run(SYNC, parameters(""), "{}");
        assertThat(execution.error()).contains("States.TaskFailed");
        return JobTrial.tree(execution.cause().orElseThrow());
    }

    @Test
    void anExitCodeOtherThanZeroFailsTheTaskWithItsDescription() {
        JsonNode task = failure(container -> container.exit(3));

        assertThat(task.path("StopCode").textValue()).isEqualTo("EssentialContainerExited");
        assertThat(task.path("Containers").path(0).path("ExitCode").intValue()).isEqualTo(3);
    }

    @Test
    void lackOfMemoryIsTheReasonOfTheContainer() {
        JsonNode container =
                failure(FakeEngine.Container::outOfMemory).path("Containers").path(0);

        assertThat(container.path("ExitCode").intValue()).isEqualTo(137);
        assertThat(container.path("Reason").textValue())
                .isEqualTo("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void anImageThatCannotBePulledFailsTheStart() {
        trial.job("missing", "no/such:image");

        Execution execution = trial.run(SYNC, "\"Parameters\": {\"TaskDefinition\": \"missing\"}", "{}");

        JsonNode task = JobTrial.tree(execution.cause().orElseThrow());
        assertThat(task.path("StopCode").textValue()).isEqualTo("TaskFailedToStart");
        assertThat(task.path("StoppedReason").textValue())
                .startsWith("CannotPullContainerError: There is no image 'no/such:image'");
        assertThat(task.path("Containers").path(0).has("ExitCode")).isFalse();
    }

    @Test
    void aContainerThatCannotBeStartedFailsTheStart() {
        engine.refusedStarts.put("image", new EngineException(Kind.NOT_STARTED, "No such program."));

        JsonNode task = failure(container -> {});

        assertThat(task.path("StopCode").textValue()).isEqualTo("TaskFailedToStart");
        assertThat(task.path("StoppedReason").textValue()).isEqualTo("CannotStartContainerError: No such program.");
    }

    @Test
    void anEngineThatGoesAwayTerminatesTheTask() {
        JsonNode task = failure(container -> container.lose("The engine went away."));

        assertThat(task.path("StopCode").textValue()).isEqualTo("TerminationNotice");
        assertThat(task.path("StoppedReason").textValue()).isEqualTo("Host terminated: The engine went away.");
    }

    @Test
    void anUnknownTaskDefinitionIsRefusedWithWhatToDo() {
        Execution execution = trial.run(
                SYNC, "\"Parameters\": {\"TaskDefinition\": \"arn:aws:ecs:us-east-1:1:task-definition/blur:7\"}", "{}");

        assertThat(execution.error()).contains("ECS.ClientException");
        assertThat(execution.cause().orElseThrow())
                .startsWith("TaskDefinition not found. Configure it under 'jobs' in loveless.yaml as 'blur';"
                        + " there are: resize. (Service: AmazonECS; Status Code: 400; Error Code: ClientException;");
        assertThat(execution.history())
                .extracting(event -> event.type().typeName())
                .contains("TaskSubmitFailed");
    }

    @Test
    void aTaskDefinitionMayBeNamedByRevisionOrArn() {
        engine.image("image", container -> container.exit(0));

        for (String name : List.of("resize:3", "arn:aws:ecs:us-east-1:1:task-definition/resize:3")) {
            Execution execution = trial.run(SYNC, "\"Parameters\": {\"TaskDefinition\": \"" + name + "\"}", "{}");

            assertThat(JobTrial.output(execution).path("TaskDefinitionArn").textValue())
                    .endsWith("task-definition/resize:3");
        }
    }

    @Test
    void overridesReachTheContainer() {
        engine.image("image", container -> container.exit(0));

        trial.run(SYNC, parameters("""
                "Overrides": {"Cpu": "2 vCPU", "ContainerOverrides": [
                  {"Name": "main", "Command": ["go", 5], "Environment": [{"Name": "A", "Value": "1"}],
                   "Memory": 64, "ResourceRequirements": [{"Type": "GPU", "Value": "2"}]}]}
                """), "{}");

        ContainerSpecification asked = engine.containers.get(0).specification;
        assertThat(asked.command()).containsExactly("go", "5");
        assertThat(asked.environment()).containsEntry("A", "1");
        assertThat(asked.resources().memoryMegabytes()).hasValue(64);
        assertThat(asked.resources().cpus()).hasValue(2.0);
        assertThat(asked.resources().gpus()).isEqualTo(Gpus.count(2));
    }

    @Test
    void ofTheOverridesThoseOfTheContainerCalledLikeTheJobCount() {
        engine.image("image", container -> container.exit(0));

        trial.run(SYNC, parameters("""
                "Overrides": {"Memory": "0.5 GB", "ContainerOverrides": [
                  {"Name": "sidecar", "Command": ["no"]}, {"Name": "resize", "Command": ["yes"], "Cpu": 512}]}
                """), "{}");

        ContainerSpecification asked = engine.containers.get(0).specification;
        assertThat(asked.command()).containsExactly("yes");
        assertThat(asked.resources().memoryMegabytes()).hasValue(512);
        assertThat(asked.resources().cpus()).hasValue(0.5);
        assertThat(trial.events(ComponentEvent.Warning.class)).hasSize(1);
    }

    @Test
    void anOverrideOfAWrongTypeEndsTheExecution() {
        Execution execution =
                trial.run(SYNC, parameters("\"Overrides\": {\"ContainerOverrides\": [{\"Command\": \"go\"}]}"), "{}");

        assertThat(execution.error()).contains("States.Runtime");
        assertThat(execution.cause().orElseThrow())
                .endsWith("could not be used to start the Task: [The value for the field 'Command' must be an ARRAY]");
    }

    @Test
    void withoutSyncTheAnswerComesAtOnceAndTheTaskGoesOn() {
        engine.image("image", container -> {});

        JsonNode answer = JobTrial.output(trial.run(REQUEST_RESPONSE, parameters("\"Count\": 2"), "{}"));

        assertThat(answer.path("Tasks")).hasSize(2);
        assertThat(answer.path("Tasks").path(0).has("StartedBy")).isFalse();
        assertThat(trial.jobs().detachedJobs()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(engine.containers).hasSize(2));
        engine.containers.forEach(container -> container.exit(0));
        await().untilAsserted(() -> assertThat(trial.jobs().detachedJobs()).isZero());
    }

    @Test
    void aTokenEndsTheTaskAndTheContainerGoesOn() {
        engine.image("image", container -> {});
        Execution execution = trial.start(TOKEN, """
                "Parameters": {"TaskDefinition": "resize", "Overrides": {"ContainerOverrides": [
                  {"Name": "resize", "Environment": [{"Name": "TOKEN", "Value.$": "$$.Task.Token"}]}]}}
                """, "{}");
        await().untilAsserted(() -> assertThat(engine.containers).hasSize(1));

        String token = engine.containers.get(0).specification.environment().getOrDefault("TOKEN", "");
        trial.loveless().sendTaskSuccess(token, "{\"by\": \"token\"}");

        assertThat(execution.await().output()).contains("{\"by\": \"token\"}");
        assertThat(engine.containers.get(0).exit).isNotDone();
        assertThat(trial.jobs().detachedJobs()).isEqualTo(1);
    }

    @Test
    void aContainerThatDiesWhileItsTokenIsWaitedForIsToldAndEndsNothing() {
        engine.image("image", container -> container.exit(2));

        Execution execution = trial.start(TOKEN, parameters("") + ", \"TimeoutSeconds\": 1", "{}");

        await().untilAsserted(() -> assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .containsExactly("Job 'resize' of state 'Work' did not succeed (exit code 2);"
                        + " state 'Work' still waits for its token."));
        assertThat(execution.await().error()).contains("States.Timeout");
    }

    @Test
    void aGpuThatCannotBeHadFailsTheStartUnlessItIsOptional() {
        engine.hasGpu = false;
        JsonNode task = failureOfGpu();

        assertThat(task.path("StoppedReason").textValue())
                .isEqualTo(
                        "CannotStartContainerError: This engine has no GPU. Or set `gpus: optional` to go on without a GPU.");
    }

    private JsonNode failureOfGpu() {
        engine.image("image", container -> container.exit(0));
        Execution execution = trial.run(
                SYNC,
                parameters("\"Overrides\": {\"ContainerOverrides\": [{\"Name\": \"resize\","
                        + " \"ResourceRequirements\": [{\"Type\": \"GPU\", \"Value\": \"1\"}]}]}"),
                "{}");
        return JobTrial.tree(execution.cause().orElseThrow());
    }

    @Test
    void aFaultOfTheFirstAttemptIsRetriedByTheState() {
        engine.image("image", container -> container.exit(0));
        FaultRule first = new FaultRule(new Fault.FailStart(), OptionalInt.of(1), OptionalDouble.empty());
        Component base = Component.of("resize", new Source.Image("image"), Isolation.FRESH);
        trial.job(Job.of(JobTrial.component(base, List.of(), Map.of(), new Faults(1, List.of(first)))));

        Execution execution = trial.run(
                SYNC,
                parameters("") + ", \"Retry\": [{\"ErrorEquals\": [\"States.TaskFailed\"], \"IntervalSeconds\": 1}]",
                "{}");

        assertThat(JobTrial.output(execution).path("LastStatus").textValue()).isEqualTo("STOPPED");
        assertThat(trial.events(ComponentEvent.FaultMade.class)).hasSize(1);
    }
}
