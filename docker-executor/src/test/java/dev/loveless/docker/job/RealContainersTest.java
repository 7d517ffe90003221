package dev.loveless.docker.job;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineSettings;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultRule;
import dev.loveless.docker.fault.Faults;
import dev.loveless.docker.work.PreparedEngine;
import dev.loveless.engine.Execution;
import dev.loveless.engine.StateMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in containers of a real engine; it and the image of the tests must be there. */
final class RealContainersTest {
    private static final String IMAGE = "loveless-test/busybox";
    private static final PreparedEngine ENGINE = new PreparedEngine(() -> DockerEngine.connect(
            EngineSettings.of(System.getenv(), Optional.empty()).withoutSweep()));

    private final JobTrial trial = new JobTrial(ENGINE);

    @BeforeAll
    static void connect() throws IOException {
        ENGINE.get();
    }

    @AfterAll
    static void nothingIsLeft() throws Exception {
        String instance = ((DockerEngine) ENGINE.get()).instance();
        assertThat(containers("label=dev.loveless=" + instance)).isEmpty();
        ENGINE.close();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private static List<String> containers(String filter) throws Exception {
        Process docker = new ProcessBuilder("docker", "ps", "--all", "--quiet", "--filter", filter).start();
        List<String> lines = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(docker.waitFor()).isZero();
        return lines;
    }

    private void shell(String name, String script) {
        trial.job(Job.of(component(name, script, Resources.UNLIMITED, Faults.NONE)));
    }

    private static Component component(String name, String script, Resources resources, Faults faults) {
        return new Component(
                name,
                new Source.Image(IMAGE),
                List.of("sh", "-c"),
                List.of(script),
                Optional.empty(),
                Optional.of("1234:1234"),
                Map.of(),
                resources,
                Isolation.FRESH,
                faults);
    }

    private Execution run(String script, String input) {
        shell("work", script);
        return trial.run("docker://work", "", input);
    }

    /** Each job of a trial must be there before its first execution. */
    private Execution run(String name) {
        return trial.run("docker://" + name, "", "{}");
    }

    @Test
    void inputComesByFileAndVariableAndOutputGoesByFile() {
        Execution execution = run(
                "printf '{\"file\": %s, \"variable\": %s}' \"$(cat $LOVELESS_INPUT_FILE)\" \"$LOVELESS_INPUT\""
                        + " > $LOVELESS_OUTPUT_FILE; echo noise",
                "{\"x\": \"ä\"}");

        assertThat(execution.output()).contains("{\"file\": {\"x\": \"ä\"}, \"variable\": {\"x\": \"ä\"}}");
    }

    @Test
    void aProgramThatHasAskedForNoSignalsEndsWhenItIsAskedTo() {
        shell("work", "echo ready; sleep 300; true");
        trial.start("docker://work", "", "{}");
        // Only then can it be asked: the first process of a container takes no signal that it does not wait for.
        await().until(() -> lines().contains("ready"));

        trial.jobs().close();

        assertThat(trial.events(ComponentEvent.Ended.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.how()).contains("143"));
    }

    @Test
    void aProgramThatIsNotThereHasNotStarted() {
        trial.job(Job.of(new Component(
                "work",
                new Source.Image(IMAGE),
                List.of("nosuch"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Resources.UNLIMITED,
                Isolation.FRESH,
                Faults.NONE)));

        Execution execution = run("work");

        assertThat(execution.error()).contains("Docker.NotStarted");
        assertThat(execution.cause().orElseThrow()).contains("Check the entry point", "nosuch");
    }

    @Test
    void aLinkIsNoWayToTheFilesOfThisMachine(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.json"), "{\"secret\": true}");

        Execution execution = run("ln -s " + secret + " $LOVELESS_OUTPUT_FILE", "{}");

        assertThat(execution.output()).contains("{}");
    }

    @Test
    void noFileIsLeftOfItsExchange() throws Exception {
        Execution execution = run("mkdir /loveless/output/more && echo x > /loveless/output/more/x", "{}");

        assertThat(execution.output()).contains("{}");
        trial.close();
        assertThat(trial.events(ComponentEvent.Warning.class)).isEmpty();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .noneMatch(name -> name.startsWith(
                            "loveless-" + ProcessHandle.current().pid() + "-"));
        }
    }

    /** Longer than the pieces that output is told in. */
    @Test
    void aResultMayBeOneLongLineOfStandardOutput() {
        Execution execution = run("printf '{\"x\": \"'; head -c 200000 /dev/zero | tr '\\0' a; echo '\"}'", "{}");

        assertThat(JobTrial.output(execution).path("x").textValue()).hasSize(200_000);
    }

    @Test
    void outputGoesByStandardOutput() {
        Execution execution = run("echo working; echo '{'; echo '\"n\": 1'; echo '}'; echo late >&2", "{}");

        assertThat(JobTrial.output(execution)).isEqualTo(JobTrial.tree("{\"n\": 1}"));
    }

    @Test
    void anImageNeedsNoConfiguration() {
        Execution execution = trial.run("docker://" + IMAGE, "", "{}");

        assertThat(execution.output()).contains("{}");
    }

    @Test
    void aLargeInputArrivesWhole() {
        String text = "x".repeat(200_000);

        Execution execution = run(
                "echo \"{\\\"bytes\\\": $(wc -c < $LOVELESS_INPUT_FILE), \\\"variable\\\": \\\"$LOVELESS_INPUT\\\"}\"",
                "{\"x\":\"" + text + "\"}");

        assertThat(execution.output()).contains("{\"bytes\": 200008, \"variable\": \"\"}");
    }

    @Test
    void exitCodesAndErrorDocumentsAreErrors() {
        shell("coded", "echo 'no such model' >&2; exit 9");
        shell("named", "echo '{\"Error\": \"NoModel\", \"Cause\": \"none\"}'; exit 1");
        Execution coded = run("coded");
        Execution named = run("named");

        assertThat(coded.error()).contains("Docker.ExitCode.9");
        assertThat(coded.cause().orElseThrow()).contains("no such model");
        assertThat(named.error()).contains("NoModel");
        assertThat(named.cause()).contains("none");
    }

    @Test
    void lackOfMemoryIsAnErrorOfItsOwn() {
        Resources small = new Resources(OptionalInt.of(16), OptionalDouble.empty(), Gpus.NONE);
        trial.job(Job.of(component("greedy", "a=x; while :; do a=$a$a$a$a; done", small, Faults.NONE)));

        Execution execution = trial.run("docker://greedy", "", "{}");

        assertThat(execution.error()).contains("Docker.OutOfMemory");
        assertThat(execution.cause().orElseThrow()).contains("16 MB");
    }

    @Test
    void theRootIsReadOnlyAndTmpIsNot() {
        shell("tmp", "echo x > /tmp/x && cat /tmp/x >&2 && echo '\"fine\"'");
        shell("root", "echo x > /x");

        assertThat(run("tmp").output()).contains("\"fine\"");
        assertThat(run("root").cause().orElseThrow()).contains("Read-only file system");
        assertThat(trial.events(ComponentEvent.Warning.class)).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNamed() {
        trial.job(Job.of(new Component(
                "nothing",
                new Source.Image(IMAGE),
                List.of("/no/such/program"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Resources.UNLIMITED,
                Isolation.FRESH,
                Faults.NONE)));

        Execution program = trial.run("docker://nothing", "", "{}");
        Execution image = trial.run("docker://loveless-test/not-there:1", "", "{}");

        assertThat(program.error()).contains("Docker.NotStarted");
        assertThat(program.cause().orElseThrow()).contains("/no/such/program");
        assertThat(image.error()).contains("Docker.ImageNotFound");
        assertThat(image.cause().orElseThrow()).contains("loveless-test/not-there:1");
    }

    @Test
    void aGpuThatIsNotThereFailsTheTaskOrIsDoneWithout() {
        Resources needed = new Resources(OptionalInt.empty(), OptionalDouble.empty(), Gpus.ALL);
        Resources wished = new Resources(OptionalInt.empty(), OptionalDouble.empty(), Gpus.OPTIONAL);
        trial.job(Job.of(component("needs", "true", needed, Faults.NONE)));
        trial.job(Job.of(component("wishes", "true", wished, Faults.NONE)));

        Execution needs = trial.run("docker://needs", "", "{}");

        assertThat(needs.error()).contains("Docker.NoGpu");
        assertThat(needs.cause().orElseThrow()).contains("gpus: optional");
        assertThat(trial.run("docker://wishes", "", "{}").output()).contains("{}");
        assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .anyMatch(text -> text.startsWith("'wishes' runs without a GPU"))
                .noneMatch(text -> text.contains("gpus: optional"));
    }

    @Test
    void aStoppedExecutionEndsAndRemovesItsContainer() throws Exception {
        shell("endless", "trap 'echo asked; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        Execution execution = trial.start("docker://endless", "", "{}");
        await().untilAsserted(() -> assertThat(lines()).contains("ready"));

        execution.stop("Enough", "of this");

        await().untilAsserted(() -> {
            assertThat(lines()).contains("asked");
            assertThat(containers("label=dev.loveless.component=endless")).isEmpty();
        });
    }

    private List<String> lines() {
        return trial.events(ComponentEvent.Output.class).stream()
                .map(ComponentEvent.Output::line)
                .toList();
    }

    @Test
    void virtualTimeWaitsForContainers() {
        trial.virtualTime();
        shell("slow", "sleep 1; echo '\"done\"'");

        Execution execution = trial.run("docker://slow", "\"TimeoutSeconds\": 60", "{}");

        assertThat(execution.output()).contains("\"done\"");
    }

    @Test
    void anEcsTaskSucceedsWithItsOverrides() {
        shell("task", "exit 1");

        Execution execution = trial.run("arn:aws:states:::ecs:runTask.sync", """
                "Parameters": {"TaskDefinition": "task", "Overrides": {"ContainerOverrides": [{"Name": "task",
                  "Command": ["test \\"$A\\" = 1 && test $AWS_EXECUTION_ENV = AWS_ECS_EC2"],
                  "Environment": [{"Name": "A", "Value": "1"}], "Memory": 32, "Cpu": 256}]}}
                """, "{}");

        JsonNode container = JobTrial.output(execution).path("Containers").path(0);
        assertThat(container.path("ExitCode").intValue()).isZero();
    }

    @Test
    void anEcsTaskThatIsKilledForItsMemorySaysSo() {
        shell("task", "a=x; while :; do a=$a$a$a$a; done");

        Execution execution = trial.run("arn:aws:states:::ecs:runTask.sync", """
                "Parameters": {"TaskDefinition": "task", "Overrides": {"ContainerOverrides": [
                  {"Name": "task", "Memory": 16}]}}
                """, "{}");

        JsonNode container = JobTrial.tree(execution.cause().orElseThrow())
                .path("Containers")
                .path(0);
        assertThat(container.path("ExitCode").intValue()).isEqualTo(137);
        assertThat(container.path("Reason").textValue())
                .isEqualTo("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void aBatchArrayJobRunsAContainerForEachIndex() {
        shell("array", "echo index $AWS_BATCH_JOB_ARRAY_INDEX; test $AWS_BATCH_JOB_ARRAY_INDEX != 2");

        Execution execution = trial.run("arn:aws:states:::batch:submitJob.sync", """
                "Parameters": {"JobName": "a", "JobQueue": "q", "JobDefinition": "array",
                  "ArrayProperties": {"Size": 4}}
                """, "{}");

        JsonNode summary = JobTrial.tree(execution.cause().orElseThrow())
                .path("ArrayProperties")
                .path("StatusSummary");
        assertThat(summary.path("SUCCEEDED").intValue()).isEqualTo(3);
        assertThat(summary.path("FAILED").intValue()).isEqualTo(1);
        assertThat(lines()).containsExactlyInAnyOrder("index 0", "index 1", "index 2", "index 3");
    }

    @Test
    void anEksJobGivesItsLogs() {
        Execution execution = trial.run("arn:aws:states:::eks:runJob.sync", """
                "Parameters": {"ClusterName": "c", "CertificateAuthority": "x", "Endpoint": "https://x",
                  "LogOptions": {"RetrieveLogs": true},
                  "Job": {"metadata": {"name": "example"}, "spec": {"backoffLimit": 0, "template": {"spec": {
                    "containers": [{"name": "one", "image": "%s", "command": ["sh", "-c"],
                      "args": ["echo '{\\"a\\": 1}'"]}], "restartPolicy": "Never"}}}}}
                """.formatted(IMAGE), "{}");

        assertThat(JobTrial.output(execution).path("logs").findValue("log")).isEqualTo(JobTrial.tree("{\"a\": 1}"));
    }

    @Test
    void aContainerKilledOnPurposeIsTriedAgain() {
        FaultRule first = new FaultRule(
                new Fault.Kill(Optional.of(Duration.ofMillis(100))), OptionalInt.of(1), OptionalDouble.empty());
        trial.job(Job.of(
                component("shaky", "sleep 1; echo '\"done\"'", Resources.UNLIMITED, new Faults(1, List.of(first)))));

        Execution execution = trial.run(
                "docker://shaky",
                "\"Retry\": [{\"ErrorEquals\": [\"Docker.ExitCode.137\"], \"IntervalSeconds\": 1}]",
                "{}");

        assertThat(execution.output()).contains("\"done\"");
        assertThat(trial.events(ComponentEvent.FaultMade.class)).hasSize(1);
    }

    @Test
    void sixtyFourRunAtOnce() {
        shell("one", "echo $LOVELESS_INPUT");
        // Executions of their own, since an inline Map does 40 of its items at once (recorded).
        StateMachine machine = trial.loveless().stateMachine("SixtyFour", """
                {"StartAt": "One", "States": {"One": {"Type": "Task", "Resource": "docker://one", "End": true}}}
                """);
        List<Execution> executions = IntStream.range(0, 64)
                .mapToObj(number -> machine.start(Integer.toString(number)))
                .toList();

        for (int number = 0; number < 64; number++) {
            assertThat(executions.get(number).await(Duration.ofMinutes(5)).output())
                    .contains(Integer.toString(number));
        }
    }
}
