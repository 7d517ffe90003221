package dev.loveless.docker.lambda;

import static dev.loveless.docker.testing.TestApplication.functionArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static dev.loveless.docker.testing.TestComponents.process;
import static dev.loveless.docker.testing.TestComponents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Source.LocalCommand;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.engine.Execution;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.HistoryEventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions as processes of this machine, seen through executions. */
class LocalFunctionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static TestApplication application(String... arguments) {
        return new TestApplication(functions(function(component("work", process(arguments)), LIMIT, 10)));
    }

    private static JsonNode json(String text) {
        return JsonData.parse(text).orElseThrow().tree();
    }

    @Test
    void oneProcessDoesAHundredInvocations() throws Exception {
        try (TestApplication application = application()) {
            Set<String> processes = new HashSet<>();
            for (int i = 1; i <= 100; i++) {
                JsonNode answer = json(application.output("work", "{\"do\": \"count\"}"));
                assertThat(answer.get("count").asInt()).isEqualTo(i);
                processes.add(answer.get("pid").asText());
            }
            assertThat(processes).hasSize(1);
            assertThat(application.events(ComponentEvent.Started.class)).hasSize(1);
            assertThat(application.events(ComponentEvent.Reused.class)).hasSize(99);
        }
    }

    @Test
    void whatAFunctionReturnsIsHandedOnAsItWasSent() throws Exception {
        try (TestApplication application = application()) {
            assertThat(application.output("work", "{ \"a\" : [1, 2] }")).isEqualTo("{ \"a\" : [1, 2] }");
            assertThat(application.output("work", "{\"do\": \"text\", \"with\": \"no JSON\"}"))
                    .isEqualTo("\"no JSON\"");
        }
    }

    @Test
    void anErrorIsNamedByTheFunctionAndItsCauseIsThePayloadAsSent() throws Exception {
        try (TestApplication application = application()) {
            Execution execution = application
                    .invoke("work", "{\"do\": \"fail\", \"with\": \"MyError\"}")
                    .await(LIMIT);
            assertThat(execution.error()).contains("MyError");
            assertThat(execution.cause())
                    .contains("{\"errorMessage\": \"as told\", \"errorType\": \"MyError\", \"stackTrace\": []}");
            assertThat(execution.history())
                    .extracting(event -> event.type())
                    .contains(HistoryEventType.LAMBDA_FUNCTION_FAILED);
        }
    }

    @Test
    void anErrorWithoutATypeIsLambdaUnknown() throws Exception {
        try (TestApplication application = application()) {
            Execution execution =
                    application.invoke("work", "{\"do\": \"fail-untyped\"}").await(LIMIT);
            assertThat(execution.error()).contains("Lambda.Unknown");
            assertThat(execution.cause())
                    .contains("The cause could not be determined because Lambda did not return an error type. "
                            + "Returned payload: {\"errorMessage\":\"as told\"}");
        }
    }

    @Test
    void aProcessThatExitsFailsItsTaskAndTheNextInvocationGetsANewOne() throws Exception {
        try (TestApplication application = application()) {
            Execution execution = application
                    .invoke("work", "{\"do\": \"exit\", \"with\": \"3\"}")
                    .await(LIMIT);
            assertThat(execution.error()).contains("Runtime.ExitError");
            assertThat(json(execution.cause().orElseThrow()).get("errorMessage").asText())
                    .matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3");
            assertThat(json(application.output("work", "{\"do\": \"count\"}"))
                            .get("count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aProcessThatExitsWith0DoesSoWithoutProvidingAReason() throws Exception {
        try (TestApplication application = application()) {
            Execution execution = application
                    .invoke("work", "{\"do\": \"exit\", \"with\": \"0\"}")
                    .await(LIMIT);
            assertThat(execution.cause().orElseThrow()).contains("Runtime exited without providing a reason");
        }
    }

    @Test
    void aProcessThatDiesBetweenTwoRequestsFailsNone() throws Exception {
        try (TestApplication application = application()) {
            for (int i = 0; i < 3; i++) {
                assertThat(application.output("work", "{\"do\": \"answer-and-exit\"}"))
                        .isEqualTo("\"bye\"");
            }
        }
    }

    @Test
    void aFunctionThatTakesTooLongIsKilledAndTheNextInvocationWorks() throws Exception {
        LambdaFunction function = function(component("work", process()), Duration.ofMillis(3500), 1);
        try (TestApplication application = new TestApplication(functions(function))) {
            long pid = json(application.output("work", "{\"do\": \"count\"}"))
                    .get("pid")
                    .asLong();
            Execution execution = application
                    .invoke("work", "{\"do\": \"wait\", \"with\": \"60000\"}")
                    .await(LIMIT);
            assertThat(execution.error()).contains("Sandbox.Timedout");
            assertThat(execution.cause().orElseThrow())
                    .matches("\\{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":"
                            + "\"RequestId: [0-9a-f-]{36} Error: Task timed out after 3.50 seconds\"}");
            await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
            assertThat(application.output("work", "{}")).isEqualTo("{}");
        }
    }

    @Test
    void theTimeToGetReadyIsNotPartOfTheTimeout() throws Exception {
        LambdaFunction function = function(component("work", process("delay", "4500")), Duration.ofSeconds(4), 1);
        try (TestApplication application = new TestApplication(functions(function))) {
            assertThat(application.output("work", "{}")).isEqualTo("{}");
        }
    }

    @Test
    void aFunctionThatCannotGetReadySaysWhy() throws Exception {
        try (TestApplication application = application("fail")) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Init.Broken");
            assertThat(execution.cause().orElseThrow()).contains("no luck");
        }
    }

    @Test
    void aFunctionThatExitsBeforeItIsReadyFailsItsTask() throws Exception {
        try (TestApplication application = application("exit", "7")) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Runtime.ExitError");
            assertThat(execution.cause().orElseThrow()).contains("Runtime exited with error: exit status 7");
        }
    }

    @Test
    void aProgramThatIsNotThereIsAnInvalidEntryPoint() throws Exception {
        LocalCommand missing = new LocalCommand(List.of("/no/such/program"), Path.of("/"));
        try (TestApplication application =
                new TestApplication(functions(function(component("work", missing), LIMIT, 1)))) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Runtime.InvalidEntrypoint");
            assertThat(execution.cause().orElseThrow()).contains("/no/such/program");
        }
    }

    @Test
    void invocationsAtOnceGetProcessesOfTheirOwnUpToTheConcurrencyAndMoreAreThrottled(@TempDir Path directory)
            throws Exception {
        Path end = directory.resolve("end");
        LambdaFunction function = function(component("work", process()), LIMIT, 2);
        try (TestApplication application = new TestApplication(functions(function))) {
            List<Execution> two = IntStream.range(0, 2)
                    .mapToObj(i -> application.invoke("work", "{\"do\": \"wait-for\", \"with\": \"" + end + "\"}"))
                    .toList();
            await().atMost(LIMIT)
                    .until(() -> application.events(ComponentEvent.Output.class).count() == 2);
            Execution third = application.invoke("work", "{}").await(LIMIT);
            assertThat(third.error()).contains("Lambda.TooManyRequestsException");
            assertThat(third.cause().orElseThrow())
                    .matches("Rate Exceeded\\. \\(Service: AWSLambda; Status Code: 429; "
                            + "Error Code: TooManyRequestsException; Request ID: [0-9a-f-]{36}; Proxy: null\\)");
            Files.createFile(end);
            two.forEach(execution -> assertThat(succeeded(execution)).isEqualTo("{\"count\":1}"));
        }
    }

    @Test
    void retryBringsAThrottledTaskThrough() throws Exception {
        LambdaFunction function = function(component("work", process()), LIMIT, 1);
        String task = """
                {"Type": "Task", "End": true, "Resource": "%s", "Retry": [
                 {"ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 1, "MaxAttempts": 20,
                  "BackoffRate": 1}]}""".formatted(functionArn("work"));
        try (TestApplication application = new TestApplication(functions(function))) {
            List<Execution> all = IntStream.range(0, 3)
                    .mapToObj(i -> application.start(task, "{\"do\": \"wait\", \"with\": \"300\"}"))
                    .toList();
            all.forEach(TestApplication::succeeded);
            assertThat(application.events(ComponentEvent.Started.class)).hasSize(1);
        }
    }

    @Test
    void aStoppedExecutionKillsTheProcessThatWorksForIt() throws Exception {
        try (TestApplication application = application()) {
            long pid = json(application.output("work", "{\"do\": \"count\"}"))
                    .get("pid")
                    .asLong();
            Execution execution = application.invoke("work", "{\"do\": \"wait\", \"with\": \"60000\"}");
            await().atMost(LIMIT)
                    .until(() -> application.events(ComponentEvent.Reused.class).count() == 1);
            execution.stop("Enough", "of that").await(LIMIT);
            await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
            assertThat(application.output("work", "{}")).isEqualTo("{}");
        }
    }

    @Test
    void theTimeoutOfTheStateKillsTheProcessToo() throws Exception {
        String task = """
                {"Type": "Task", "End": true, "TimeoutSeconds": 1, "Resource": "%s"}""".formatted(functionArn("work"));
        try (TestApplication application = application()) {
            long pid = json(application.output("work", "{\"do\": \"count\"}"))
                    .get("pid")
                    .asLong();
            Execution execution = application
                    .start(task, "{\"do\": \"wait\", \"with\": \"60000\"}")
                    .await(LIMIT);
            assertThat(execution.error()).contains("States.Timeout");
            await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
        }
    }

    @Test
    void aProcessThatNobodyNeedsEnds() throws Exception {
        LambdaFunction function = function(component("work", process()), LIMIT, 10, Duration.ofMillis(300));
        try (TestApplication application = new TestApplication(functions(function))) {
            long pid = json(application.output("work", "{\"do\": \"count\"}"))
                    .get("pid")
                    .asLong();
            await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
            assertThat(application.events(ComponentEvent.Ended.class)).hasSize(1);
        }
    }

    @Test
    void aFreshProcessDoesOneInvocationAndIsThrownAway() throws Exception {
        LambdaFunction function = function(with(component("work", process()), Isolation.FRESH), LIMIT, 10);
        try (TestApplication application = new TestApplication(functions(function))) {
            Set<Long> pids = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                JsonNode answer = json(application.output("work", "{\"do\": \"count\"}"));
                assertThat(answer.get("count").asInt()).isEqualTo(1);
                pids.add(answer.get("pid").asLong());
            }
            assertThat(pids).hasSize(3);
            await().atMost(LIMIT)
                    .until(() ->
                            pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
        }
    }

    @Test
    void aFunctionHasTheEnvironmentOfLambdaAndItsOwn() throws Exception {
        LambdaFunction function = function(
                with(component("work", process()), Map.of("MINE", "yes", "AWS_REGION", "eu-west-1")), LIMIT, 1);
        try (TestApplication application = new TestApplication(functions(function))) {
            assertThat(variable(application, "AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("work");
            assertThat(variable(application, "AWS_LAMBDA_FUNCTION_MEMORY_SIZE")).isEqualTo("128");
            assertThat(variable(application, "AWS_LAMBDA_FUNCTION_VERSION")).isEqualTo("$LATEST");
            assertThat(variable(application, "AWS_LAMBDA_LOG_GROUP_NAME")).isEqualTo("/aws/lambda/work");
            assertThat(variable(application, "AWS_LAMBDA_INITIALIZATION_TYPE")).isEqualTo("on-demand");
            assertThat(variable(application, "AWS_ENDPOINT_URL_S3")).isEqualTo("http://localhost:9000");
            assertThat(variable(application, "TZ")).isEqualTo(":UTC");
            assertThat(variable(application, "MINE")).isEqualTo("yes");
            assertThat(variable(application, "AWS_REGION")).isEqualTo("eu-west-1");
            assertThat(variable(application, "AWS_DEFAULT_REGION")).isEqualTo("us-east-1");
        }
    }

    private static String variable(TestApplication application, String name) {
        return json(application.output("work", "{\"do\": \"variable\", \"with\": \"" + name + "\"}"))
                .textValue();
    }

    @Test
    void theFunctionSeesWhichArnWasInvokedAndHowLongItHas() throws Exception {
        try (TestApplication application = application()) {
            assertThat(application.output(
                            "work:live", "{\"do\": \"header\", \"with\": \"Lambda-Runtime-Invoked-Function-Arn\"}"))
                    .isEqualTo("\"" + functionArn("work:live") + "\"");
            long before = System.currentTimeMillis();
            String deadline = json(application.output(
                            "work", "{\"do\": \"header\", \"with\": \"Lambda-Runtime-Deadline-Ms\"}"))
                    .textValue();
            assertThat(Long.parseLong(deadline) - LIMIT.toMillis()).isBetween(before, System.currentTimeMillis());
        }
    }

    @Test
    void whatAFunctionWritesIsToldWithItsTask() throws Exception {
        try (TestApplication application = application()) {
            application.output("work", "{\"do\": \"print\", \"with\": \"hello\"}");
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(application.events(ComponentEvent.Output.class))
                            .extracting(line -> line.standardError() + " " + line.line() + " "
                                    + line.task().orElseThrow().state())
                            .contains("false out: hello Work", "true err: hello Work"));
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsAnErrorOfTheFunction() throws Exception {
        try (TestApplication application = application()) {
            Execution execution = application
                    .invoke("work", "{\"do\": \"large\", \"with\": \"6400000\"}")
                    .await(LIMIT);
            assertThat(execution.error()).contains("Function.ResponseSizeTooLarge");
            assertThat(application.output("work", "{}")).isEqualTo("{}");
        }
    }

    @Test
    void nothingIsLeftWhenTheApplicationEnds() throws Exception {
        long pid;
        Path temporary;
        try (TestApplication application = application()) {
            pid = json(application.output("work", "{\"do\": \"count\"}"))
                    .get("pid")
                    .asLong();
            temporary = Path.of(variable(application, "TMPDIR"));
            assertThat(temporary).isDirectory();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(temporary).doesNotExist();
    }

    @Test
    void aThousandTasksOfOneExecutionAtConcurrencyEightEndWithoutAnError() throws Exception {
        LambdaFunction function = function(component("work", process()), LIMIT, 8);
        String map = """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "MaxConcurrency": 8,
                 "ItemProcessor": {"StartAt": "Work", "States": {"Work":
                  {"Type": "Task", "End": true, "Resource": "%s"}}}}}}""".formatted(functionArn("work"));
        try (TestApplication application = new TestApplication(functions(function))) {
            String items = IntStream.range(0, 1000).boxed().toList().toString().replace(" ", "");
            Execution execution =
                    application.loveless().stateMachine("Map", map).start(items);
            assertThat(succeeded(execution)).isEqualTo(items);
            assertThat(application.events(ComponentEvent.Started.class).count()).isLessThanOrEqualTo(8);
        }
    }
}
