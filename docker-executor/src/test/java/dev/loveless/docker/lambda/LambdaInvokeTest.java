package dev.loveless.docker.lambda;

import static dev.loveless.docker.testing.TestApplication.functionArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static dev.loveless.docker.testing.TestComponents.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.HistoryEventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lambda:invoke}, with results and errors as they were recorded. */
class LambdaInvokeTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static TestApplication application;

    @BeforeAll
    static void start() {
        LambdaFunction versioned = new LambdaFunction(
                component("versioned", process()),
                Contract.RUNTIME_API,
                LIMIT,
                10,
                Duration.ofMinutes(5),
                Optional.of(Map.of("live", "7", "7", "7")));
        application = new TestApplication(functions(function(component("work", process()), LIMIT, 10), versioned));
    }

    @AfterAll
    static void end() throws InterruptedException {
        application.close();
    }

    private static Execution invoke(String parameters) {
        return invoke("", parameters);
    }

    private static Execution invoke(String pattern, String parameters) {
        return application.start(
                "{\"Type\": \"Task\", \"End\": true, \"Resource\": \"arn:aws:states:::lambda:invoke" + pattern
                        + "\", \"Parameters\": " + parameters + "}",
                "{}");
    }

    private static JsonNode result(String parameters) {
        return JsonData.parse(succeeded(invoke(parameters))).orElseThrow().tree();
    }

    private static List<String> members(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theResultHasTheMembersAndHeadersThatWereRecorded() {
        JsonNode result = result("{\"FunctionName\": \"work\", \"Payload\": {\"a\": 1}}");

        assertThat(members(result))
                .containsExactly("ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode");
        assertThat(result.get("ExecutedVersion").asText()).isEqualTo("$LATEST");
        assertThat(result.get("Payload").toString()).isEqualTo("{\"a\":1}");
        assertThat(result.get("StatusCode").asInt()).isEqualTo(200);
        JsonNode metadata = result.get("SdkHttpMetadata");
        assertThat(members(metadata)).containsExactly("AllHttpHeaders", "HttpHeaders", "HttpStatusCode");
        assertThat(members(metadata.get("AllHttpHeaders")))
                .containsExactly(
                        "X-Amz-Executed-Version",
                        "x-amzn-Remapped-Content-Length",
                        "Connection",
                        "x-amzn-RequestId",
                        "Content-Length",
                        "Date",
                        "X-Amzn-Trace-Id",
                        "Content-Type");
        JsonNode headers = metadata.get("HttpHeaders");
        assertThat(members(headers))
                .containsExactly(
                        "Connection",
                        "Content-Length",
                        "Content-Type",
                        "Date",
                        "X-Amz-Executed-Version",
                        "x-amzn-Remapped-Content-Length",
                        "x-amzn-RequestId",
                        "X-Amzn-Trace-Id");
        assertThat(headers.get("Content-Length").asText()).isEqualTo("7");
        assertThat(headers.get("Connection").asText()).isEqualTo("keep-alive");
        assertThat(headers.get("x-amzn-RequestId"))
                .isEqualTo(result.at("/SdkResponseMetadata/RequestId"))
                .isEqualTo(metadata.at("/AllHttpHeaders/x-amzn-RequestId/0"));
        assertThat(headers.get("Date").asText())
                .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|{}",
                "{\"a\": [1.5]}|{\"a\":[1.5]}",
                "\"{ \\\"a\\\": 1 }\"|{\"a\":1}",
                "\"plain\"|\"plain\"",
                "[]|[]",
                "0.0|0.0",
                "true|true"
            })
    void thePayloadIsSentAsLambdaWouldGetIt(String payload, String echoed) {
        assertThat(result("{\"FunctionName\": \"work\", \"Payload\": " + payload + "}")
                        .get("Payload")
                        .toString())
                .isEqualTo(echoed);
    }

    private static Execution invokeBySdk(String parameters) {
        return application
                .start(
                        "{\"Type\": \"Task\", \"End\": true, \"Resource\": \"arn:aws:states:::aws-sdk:lambda:invoke\","
                                + " \"Parameters\": " + parameters + "}",
                        "{}")
                .await(LIMIT);
    }

    @Test
    void awsClientGivesThePayloadAsTextAndNoMetadata() {
        assertThat(succeeded(invokeBySdk("{\"FunctionName\": \"work\", \"Payload\": {\"a\": 1}}")))
                .isEqualTo("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":\"{\\\"a\\\":1}\",\"StatusCode\":200}");
        assertThat(succeeded(invokeBySdk("{\"FunctionName\": \"work\", \"InvocationType\": \"DryRun\"}")))
                .isEqualTo("{\"Payload\":\"\",\"StatusCode\":204}");
    }

    @Test
    void awsClientIsAnsweredWhatAFunctionFailedWith() {
        JsonNode result = JsonData.parse(succeeded(invokeBySdk(
                        "{\"FunctionName\": \"work\", \"Payload\": {\"do\": \"fail\", \"with\": \"MyError\"}}")))
                .orElseThrow()
                .tree();

        assertThat(result.get("FunctionError").asText()).isEqualTo("Unhandled");
        assertThat(JsonData.parse(result.get("Payload").asText())
                        .orElseThrow()
                        .tree()
                        .get("errorType")
                        .asText())
                .isEqualTo("MyError");
    }

    @Test
    void awsClientTellsErrorsOfTheServiceInItsOwnWords() {
        Execution execution = invokeBySdk("{\"FunctionName\": \"versioned\", \"Qualifier\": \"old\"}");

        assertThat(execution.error()).contains("Lambda.ResourceNotFoundException");
        assertThat(execution.cause().orElseThrow())
                .matches(
                        "Function not found: arn:aws:lambda:us-east-1:123456789012:function:versioned:old "
                                + "\\(Service: Lambda, Status Code: 404, Request ID: [0-9a-f-]{36}\\) \\(SDK Attempt Count: 1\\)");
    }

    @Test
    void anAbsentPayloadIsAnEmptyObject() {
        assertThat(result("{\"FunctionName\": \"work\"}").get("Payload").toString())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "work",
                "function:work",
                "123456789012:function:work",
                "arn:aws:lambda:us-east-1:123456789012:function:work",
                "arn:aws:lambda:us-east-1:123456789012:function:work:$LATEST"
            })
    void aFunctionIsFoundByEachFormOfItsName(String name) {
        assertThat(result("{\"FunctionName\": \"" + name + "\"}")
                        .get("ExecutedVersion")
                        .asText())
                .isEqualTo("$LATEST");
    }

    @Test
    void anAliasLeadsToItsVersion() {
        assertThat(result("{\"FunctionName\": \"versioned:live\"}")
                        .get("ExecutedVersion")
                        .asText())
                .isEqualTo("7");
        assertThat(result("{\"FunctionName\": \"versioned\", \"Qualifier\": \"live\"}")
                        .get("ExecutedVersion")
                        .asText())
                .isEqualTo("7");
    }

    @Test
    void anAliasThatIsNotConfiguredIsNotFound() {
        Execution execution = invoke("{\"FunctionName\": \"versioned\", \"Qualifier\": \"old\"}")
                .await(LIMIT);
        assertThat(execution.error()).contains("Lambda.ResourceNotFoundException");
        assertThat(execution.cause().orElseThrow())
                .matches("Function not found: arn:aws:lambda:us-east-1:123456789012:function:versioned:old "
                        + "\\(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; "
                        + "Request ID: [0-9a-f-]{36}; Proxy: null\\)");
    }

    @Test
    void twoQualifiersThatDifferAreRefused() {
        Execution execution =
                invoke("{\"FunctionName\": \"work:a\", \"Qualifier\": \"b\"}").await(LIMIT);
        assertThat(execution.error()).contains("Lambda.InvalidParameterValueException");
    }

    @Test
    void theCauseOfAFunctionsErrorIsItsPayloadWithoutWhiteSpace() {
        Execution execution = invoke(
                        "{\"FunctionName\": \"work\", \"Payload\": {\"do\": \"fail\", \"with\": \"MyError\"}}")
                .await(LIMIT);
        assertThat(execution.error()).contains("MyError");
        assertThat(execution.cause())
                .contains("{\"errorMessage\":\"as told\",\"errorType\":\"MyError\",\"stackTrace\":[]}");
    }

    @Test
    void catchActsOnTheErrorOfAFunction() {
        String machine = """
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
                 "Resource": "arn:aws:states:::lambda:invoke",
                 "Parameters": {"FunctionName": "work", "Payload": {"do": "fail", "with": "MyError"}},
                 "Catch": [{"ErrorEquals": ["MyError"], "Next": "Caught"}]},
                 "Caught": {"Type": "Pass", "Result": "caught", "End": true}}}""";
        assertThat(succeeded(
                        application.loveless().stateMachine("Catch", machine).start()))
                .isEqualTo("\"caught\"");
    }

    @Test
    void theLogIsHandedOutWhenItIsAskedFor() {
        JsonNode result = result("{\"FunctionName\": \"work\", \"LogType\": \"Tail\","
                + " \"Payload\": {\"do\": \"print\", \"with\": \"hello\"}}");
        String log =
                new String(Base64.getDecoder().decode(result.get("LogResult").asText()), StandardCharsets.UTF_8);
        String id = result.at("/SdkResponseMetadata/RequestId").asText();
        assertThat(log)
                .contains("START RequestId: " + id)
                .contains("out: hello\n")
                .contains("err: hello\n")
                .contains("END RequestId: " + id);
        assertThat(result.at("/SdkHttpMetadata/HttpHeaders/X-Amz-Log-Result")).isEqualTo(result.get("LogResult"));
    }

    @Test
    void theClientContextReachesTheFunction() {
        String context = Base64.getEncoder().encodeToString("{\"a\": \"ä\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(result("{\"FunctionName\": \"work\", \"ClientContext\": \"" + context
                                + "\", \"Payload\": {\"do\": \"header\", \"with\": \"Lambda-Runtime-Trace-Id\"}}")
                        .get("Payload")
                        .asText())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
        Execution bad =
                invoke("{\"FunctionName\": \"work\", \"ClientContext\": \"?\"}").await(LIMIT);
        assertThat(bad.error()).contains("Lambda.InvalidRequestContentException");
    }

    @Test
    void anEventIsAcceptedAtOnceAndDoneLater() {
        JsonNode result = result("{\"FunctionName\": \"work\", \"InvocationType\": \"Event\","
                + " \"Payload\": {\"do\": \"print\", \"with\": \"later\"}}");
        assertThat(result.get("StatusCode").asInt()).isEqualTo(202);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(application.events(ComponentEvent.Output.class))
                        .extracting(ComponentEvent.Output::line)
                        .contains("out: later"));
    }

    @Test
    void anEventThatFailsIsAWarning() {
        result("{\"FunctionName\": \"work\", \"InvocationType\": \"Event\","
                + " \"Payload\": {\"do\": \"fail\", \"with\": \"LostError\"}}");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(application.events(ComponentEvent.Warning.class))
                        .extracting(ComponentEvent.Warning::text)
                        .anyMatch(text -> text.contains("LostError")));
    }

    @Test
    void aDryRunAsksNobody() {
        assertThat(result("{\"FunctionName\": \"work\", \"InvocationType\": \"DryRun\","
                                + " \"Payload\": {\"do\": \"fail\", \"with\": \"MyError\"}}")
                        .get("StatusCode")
                        .asInt())
                .isEqualTo(204);
    }

    @Test
    void withATaskTokenTheAnswerIsSubmittedAndTheTaskWaits() {
        Execution execution = invoke(
                ".waitForTaskToken", "{\"FunctionName\": \"work\", \"Payload\": {\"token.$\": \"$$.Task.Token\"}}");
        await().atMost(LIMIT)
                .until(() -> execution.history().stream()
                        .anyMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED));
        HistoryEvent submitted = execution.history().stream()
                .filter(event -> event.type() == HistoryEventType.TASK_SUBMITTED)
                .findFirst()
                .orElseThrow();
        JsonNode answer = JsonData.parse(submitted.details().get("output").asText())
                .orElseThrow()
                .tree();
        String token = answer.at("/Payload/token").asText();
        assertThat(application.loveless().sendTaskSuccess(token, "\"done\"")).isTrue();
        assertThat(succeeded(execution)).isEqualTo("\"done\"");
    }

    @Test
    void withATaskTokenAnErrorOfTheFunctionFailsTheTask() {
        Execution execution = invoke(
                        ".waitForTaskToken",
                        "{\"FunctionName\": \"work\", \"Payload\": {\"do\": \"fail\", \"with\": \"MyError\","
                                + " \"token.$\": \"$$.Task.Token\"}}")
                .await(LIMIT);
        assertThat(execution.error()).contains("MyError");
    }

    @Test
    void aFunctionThatIsNotConfiguredIsLeftToOthers() {
        Execution execution = invoke("{\"FunctionName\": \"other\"}").await(LIMIT);
        assertThat(execution.error()).contains("States.Runtime");
        assertThat(execution.cause().orElseThrow()).contains("Nothing here does the work");
    }

    @Test
    void whereNobodyElseIsAskedAMissingFunctionIsNotFound() {
        try (Loveless loveless =
                Loveless.builder().executor(new MissingFunctionExecutor()).build()) {
            Execution execution = loveless.stateMachine("Missing", """
                            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
                             "Resource": "arn:aws:states:::lambda:invoke",
                             "Parameters": {"FunctionName": "other"}}}}""").start().await(LIMIT);
            assertThat(execution.error()).contains("Lambda.ResourceNotFoundException");
            assertThat(execution.cause().orElseThrow())
                    .startsWith("Function not found: " + functionArn("other") + ":$LATEST (Service: AWSLambda;");
        }
    }
}
