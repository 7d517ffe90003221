package dev.loveless.docker.lambda;

import static dev.loveless.docker.testing.TestApplication.functionArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static dev.loveless.docker.testing.TestComponents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.Started;
import dev.loveless.docker.testing.LambdaImages;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.docker.testing.WithDocker;
import dev.loveless.engine.Execution;
import dev.loveless.engine.data.JsonData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions as containers. */
@WithDocker
class ContainerFunctionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static TestApplication application(DockerEngine engine, LambdaFunction... functions) {
        return new TestApplication(functions(functions), () -> engine);
    }

    private static LambdaFunction of(Component component) {
        return function(component, TIMEOUT, 100);
    }

    private static Component shell() {
        return component("work", LambdaImages.shell());
    }

    private static Component shell(String... command) {
        Component shell = shell();
        return new Component(
                shell.name(),
                shell.source(),
                List.of(),
                List.of(command),
                Optional.empty(),
                Optional.empty(),
                shell.environment(),
                shell.resources(),
                shell.isolation(),
                shell.faults());
    }

    private static JsonNode json(String text) {
        return JsonData.parse(text).orElseThrow().tree();
    }

    private static String order(String what, String with) {
        return "{\"do\": \"" + what + "\", \"with\": \"" + with + "\"}";
    }

    private static void isGone(String container) {
        await().atMost(LIMIT).until(() -> !exists(container));
    }

    private static boolean exists(String container) throws IOException, InterruptedException {
        return !docker("ps", "-aq", "--filter", "id=" + container).isBlank();
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        Process docker = new ProcessBuilder(
                        Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList())
                .start();
        String found = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(docker.waitFor()).isZero();
        return found;
    }

    private static String container(TestApplication application) {
        return application.events(Started.class).findFirst().orElseThrow().instance();
    }

    private static void doesAHundredInvocations(DockerEngine engine, Source source) throws Exception {
        LambdaFunction function = of(
                with(component("work", source), new Resources(OptionalInt.of(256), OptionalDouble.empty(), Gpus.NONE)));
        try (TestApplication application = application(engine, function)) {
            for (int i = 1; i <= 100; i++) {
                JsonNode answer = json(application.output("work", order("count", "")));
                assertThat(answer.get("count").asInt()).isEqualTo(i);
            }
            assertThat(application.events(Started.class)).hasSize(1);
            Execution failed =
                    application.invoke("work", order("fail", "MyError")).await(LIMIT);
            assertThat(failed.error().orElseThrow()).matches("MyError|java.lang.IllegalArgumentException");
            assertThat(failed.cause().orElseThrow()).contains("as told");
            Execution exited = application.invoke("work", order("exit", "3")).await(LIMIT);
            assertThat(exited.error()).contains("Runtime.ExitError");
            assertThat(exited.cause().orElseThrow()).contains("Runtime exited with error: exit status 3");
            isGone(container(application));
            assertThat(json(application.output("work", order("count", "")))
                            .get("count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aFunctionWhoseImageIsBeingBuiltEndsAtOnceAtTheEnd(@TempDir Path directory, DockerEngine engine)
            throws Exception {
        Files.writeString(directory.resolve("Dockerfile"), "FROM loveless-test/busybox\nRUN sleep 302\n");
        Source build =
                new Source.Build(directory, "Dockerfile", Map.of(), Optional.empty(), "loveless-test/endless-function");
        try (TestApplication application = application(engine, of(component("work", build)))) {
            application.invoke("work", "{}");
            await().atMost(LIMIT).until(() -> docker("ps", "--no-trunc").contains("sleep 302"));

            // Nothing of it is at work any more when this returns.
            assertTimeoutPreemptively(Duration.ofSeconds(9), application::close);
            await().atMost(LIMIT)
                    .until(() -> !docker("ps", "--all", "--no-trunc").contains("sleep 302"));
        }
    }

    @Test
    void oneContainerOfACustomRuntimeDoesAHundredInvocations(DockerEngine engine) throws Exception {
        doesAHundredInvocations(engine, LambdaImages.shell());
    }

    @Test
    void oneContainerOfANodeRuntimeDoesAHundredInvocations(DockerEngine engine) throws Exception {
        doesAHundredInvocations(engine, LambdaImages.node());
    }

    @Test
    void oneContainerOfTheRuntimeClientForJavaDoesAHundredInvocations(DockerEngine engine) throws Exception {
        doesAHundredInvocations(engine, LambdaImages.java());
    }

    @Test
    void aContainerKilledAtItsTimeoutGivesSandboxTimedout(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, function(shell(), Duration.ofSeconds(5), 1))) {
            Execution execution =
                    application.invoke("work", order("wait", "60")).await(LIMIT);
            assertThat(execution.error()).contains("Sandbox.Timedout");
            assertThat(execution.cause().orElseThrow())
                    .matches("\\{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":"
                            + "\"RequestId: [0-9a-f-]{36} Error: Task timed out after 5.00 seconds\"}");
            isGone(container(application));
            assertThat(application.output("work", "{}")).isEqualTo("{}");
        }
    }

    @Test
    void aContainerThatNeedsTooMuchMemoryIsOutOfMemory(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell()))) {
            Execution execution = application.invoke("work", order("fill", "")).await(LIMIT);
            assertThat(execution.error()).contains("Runtime.OutOfMemory");
            assertThat(execution.cause().orElseThrow()).contains("Runtime exited with error: signal: killed");
        }
    }

    @Test
    void aContainerThatCrashesBeforeItIsReadyFailsItsTask(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell("exit")))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Runtime.ExitError");
            assertThat(execution.cause().orElseThrow()).contains("Runtime exited with error: exit status 4");
        }
    }

    @Test
    void aContainerThatCannotGetReadySaysWhy(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell("fail")))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Init.Broken");
            assertThat(execution.cause()).contains("{\"errorMessage\":\"no luck\",\"errorType\":\"Init.Broken\"}");
        }
    }

    @Test
    void aContainerThatNeverAsksForWorkIsKilled(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, function(shell("hang"), Duration.ofMillis(100), 1))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Sandbox.Timedout");
            isGone(container(application));
        }
    }

    @Test
    void anEntryPointThatIsNotThereIsInvalid(DockerEngine engine) throws Exception {
        Component shell = shell();
        Component wrong = new Component(
                shell.name(),
                shell.source(),
                List.of("/no/such/program"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                shell.environment(),
                shell.resources(),
                shell.isolation(),
                shell.faults());
        try (TestApplication application = application(engine, of(wrong))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Runtime.InvalidEntrypoint");
            assertThat(execution.cause().orElseThrow()).contains("/no/such/program");
        }
    }

    @Test
    void anImageThatCannotBeHadIsNotRetriedAsAnOutageWouldBe(DockerEngine engine) throws Exception {
        Component missing = component("work", new Source.Image("loveless-test/no-such-image:1"));
        try (TestApplication application = application(engine, of(missing))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Lambda.CodeArtifactUserFailedException");
            assertThat(execution.cause().orElseThrow()).contains("'work'").contains("no-such-image");
        }
    }

    @Test
    void whereNoEngineAnswersTheTaskFailsAsTheUsualRetriersExpectIt() throws Exception {
        try (TestApplication application = new TestApplication(functions(of(shell())))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Lambda.ServiceException");
            assertThat(execution.cause().orElseThrow()).contains("No Docker engine answers.");
        }
    }

    @Test
    void sixtyFourTasksAtOnceAllSucceed(DockerEngine engine) throws Exception {
        String map = """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
                 "ItemProcessor": {"StartAt": "Work", "States": {"Work":
                  {"Type": "Task", "End": true, "Resource": "%s"}}}}}}""".formatted(functionArn("work"));
        try (TestApplication application = application(engine, of(shell()))) {
            String items = IntStream.range(0, 64).boxed().toList().toString().replace(" ", "");
            Execution execution =
                    application.loveless().stateMachine("Map", map).start(items);
            assertThat(succeeded(execution)).isEqualTo(items);
        }
    }

    @Test
    void fiveHundredTasksAtConcurrencyEightEndWithoutAnError(DockerEngine engine) throws Exception {
        String map = """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "MaxConcurrency": 8,
                 "ItemProcessor": {"StartAt": "Work", "States": {"Work":
                  {"Type": "Task", "End": true, "Resource": "%s"}}}}}}""".formatted(functionArn("work"));
        LambdaFunction function = function(component("work", LambdaImages.node()), TIMEOUT, 8);
        try (TestApplication application = application(engine, function)) {
            String items = IntStream.range(0, 500)
                    .mapToObj(i -> "{\"i\":" + i + "}")
                    .toList()
                    .toString()
                    .replace(" ", "");
            Execution execution =
                    application.loveless().stateMachine("Map", map).start(items);
            assertThat(succeeded(execution)).isEqualTo(items);
            assertThat(application.events(Started.class).count()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void aFreshContainerDoesOneTaskAndCannotWriteButToTmp(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(with(shell(), Isolation.FRESH)))) {
            assertThat(application.output("work", order("write", ""))).isEqualTo("\"read-only\"");
            assertThat(application.output("work", order("write", ""))).isEqualTo("\"read-only\"");
            assertThat(application.events(Started.class)).hasSize(2);
            isGone(container(application));
        }
    }

    @Test
    void aWarmContainerCanWrite(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell()))) {
            assertThat(application.output("work", order("write", ""))).isEqualTo("\"written\"");
        }
    }

    @Test
    void theRuntimeClientForJavaWorksInAFreshContainer(DockerEngine engine) throws Exception {
        Component java = with(
                with(
                        component("work", LambdaImages.java()),
                        new Resources(OptionalInt.of(256), OptionalDouble.empty(), Gpus.NONE)),
                Isolation.FRESH);
        try (TestApplication application = application(engine, of(java))) {
            assertThat(application.output("work", order("count", ""))).isEqualTo("{\"count\":1}");
            assertThat(application.output("work", order("count", ""))).isEqualTo("{\"count\":1}");
        }
    }

    @Test
    void aStoppedExecutionRemovesTheContainerThatWorksForIt(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell()))) {
            application.output("work", "{}");
            Execution execution = application.invoke("work", order("wait", "60"));
            await().atMost(LIMIT)
                    .until(() -> application.events(ComponentEvent.Reused.class).count() == 1);
            execution.stop("Enough", "of that").await(LIMIT);
            isGone(container(application));
        }
    }

    @Test
    void anEndpointOnThisHostIsSeenFromTheContainer(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell()))) {
            assertThat(application.output("work", order("variable", "AWS_ENDPOINT_URL_S3")))
                    .isEqualTo("\"http://host.docker.internal:9000\"");
            assertThat(application.output("work", order("variable", "LAMBDA_TASK_ROOT")))
                    .isEqualTo("\"/var/task\"");
        }
    }

    @Test
    void whatAContainerWritesIsToldWithItsTask(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(shell()))) {
            application.output("work", order("print", "hello"));
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(application.events(ComponentEvent.Output.class))
                            .extracting(line -> line.standardError() + " " + line.line() + " "
                                    + line.task().orElseThrow().state())
                            .contains("false out: hello Work", "true err: hello Work"));
        }
    }

    private static Stream<String> lines(TestApplication application) {
        return application.events(ComponentEvent.Output.class).map(ComponentEvent.Output::line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"print", "print-often"})
    void theLastLinesOfAContainerThatIsThrownAwayAreTold(String what, DockerEngine engine) throws Exception {
        TestApplication application = application(engine, of(with(shell(), Isolation.FRESH)));
        try (application) {
            for (int i = 0; i < 10; i++) {
                application.output("work", order(what, "hello"));
            }
        }
        assertThat(lines(application).filter("out: hello"::equals)).hasSize(10);
    }

    @Test
    void theLastLinesOfAContainerAreToldWhereLovelessEndsAfterItsAnswer(DockerEngine engine) throws Exception {
        for (int i = 0; i < 5; i++) {
            TestApplication application = application(engine, of(shell()));
            try (application) {
                application.output("work", order("print-often", "hello"));
            }
            assertThat(lines(application)).contains("out: hello");
        }
    }

    private static Component withGpus(Gpus gpus) {
        return with(shell(), new Resources(OptionalInt.empty(), OptionalDouble.empty(), gpus));
    }

    @Test
    void gpusThatAreOptionalAreGoneWithoutAndOneWarningSaysSo(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(with(withGpus(Gpus.OPTIONAL), Isolation.FRESH)))) {
            assertThat(application.output("work", "{}")).isEqualTo("{}");
            assertThat(application.output("work", "{}")).isEqualTo("{}");
            assertThat(application.events(ComponentEvent.Warning.class))
                    .singleElement()
                    .extracting(ComponentEvent.Warning::text)
                    .asString()
                    .contains("'work'")
                    .contains("GPU");
        }
    }

    @Test
    void gpusThatAreMissingAreAnErrorThatNoRetryMends(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(withGpus(Gpus.ALL)))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Lambda.InvalidParameterValueException");
            assertThat(execution.cause().orElseThrow()).contains("'work'").containsIgnoringCase("gpu");
        }
    }

    private static LambdaFunction emulator(Duration timeout) {
        return new LambdaFunction(
                component("work", LambdaImages.interfaceEmulator()),
                Contract.INTERFACE_EMULATOR,
                timeout,
                10,
                Duration.ofMinutes(5),
                Optional.empty());
    }

    @Test
    void anImageThatAnswersHttpDoesInvocations(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, emulator(TIMEOUT))) {
            for (int i = 1; i <= 20; i++) {
                assertThat(application.output("work", order("count", ""))).isEqualTo("{\"count\":" + i + "}");
            }
            assertThat(application.output("work", "{\"a\":\"ä\"}")).isEqualTo("{\"a\":\"ä\"}");
            Execution failed =
                    application.invoke("work", order("fail", "MyError")).await(LIMIT);
            assertThat(failed.error()).contains("MyError");
            Execution broken = application.invoke("work", order("status", "")).await(LIMIT);
            assertThat(broken.error()).contains("Runtime.Unknown");
            assertThat(broken.cause().orElseThrow()).contains("500").contains("broken");
            assertThat(application.events(Started.class)).hasSize(1);
            Execution exited = application.invoke("work", order("exit", "3")).await(LIMIT);
            assertThat(exited.error()).contains("Runtime.ExitError");
        }
    }

    @Test
    void anImageThatAnswersHttpIsKilledAtItsTimeoutToo(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, emulator(Duration.ofSeconds(1)))) {
            Execution execution =
                    application.invoke("work", order("wait", "60000")).await(LIMIT);
            assertThat(execution.error()).contains("Sandbox.Timedout");
            isGone(container(application));
        }
    }

    @Test
    void linesAreToldForTheTaskThatTheyWereWrittenFor(DockerEngine engine) throws Exception {
        try (TestApplication application = application(engine, of(component("work", LambdaImages.node())))) {
            List<String> executions = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Execution execution = application.invoke("work", order("print", "" + i));
                succeeded(execution);
                executions.add(execution.arn());
                // They come by another connection than answers, which may be slow.
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> lines(application).count() == executions.size());
            }
            assertThat(application.events(ComponentEvent.Output.class))
                    .allSatisfy(line -> assertThat(line.task().orElseThrow().executionArn())
                            .isEqualTo(
                                    executions.get(Integer.parseInt(line.line().substring(5)))));
        }
    }
}
