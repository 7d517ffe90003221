package dev.loveless.api.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.machine.ExecutionStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StepFunctionsSdkTasksTest {
    private static final String REQUEST_ID = "11111111-2222-4333-8444-555555555555";

    /** The calls, as target and body. */
    private final List<String> calls = new ArrayList<>();

    private CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();

    private final Api api = this::answer;
    private final Loveless loveless = Loveless.builder()
            .virtualTime()
            .executor(new StepFunctionsSdkTasks(() -> api))
            .build();

    @AfterEach
    void close() {
        loveless.close();
    }

    private CompletableFuture<ApiAnswer> answer(ApiCall call) {
        calls.add(call.target().orElse("") + " " + new String(call.body(), StandardCharsets.UTF_8));
        return answer;
    }

    private void answers(String body) {
        answers(200, Optional.empty(), body);
    }

    private void answers(int status, Optional<String> errorType, String body) {
        answer.complete(new ApiAnswer(status, REQUEST_ID, errorType, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Execution start(String action, String parameters) {
        return loveless.stateMachine("M", """
                        {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true, "TimeoutSeconds": 60,
                          "Resource": "arn:aws:states:::aws-sdk:sfn:ACTION", "Parameters": PARAMETERS}}}""".replace("ACTION", action).replace("PARAMETERS", parameters))
                .start();
    }

    private Execution run(String action, String parameters) {
        return start(action, parameters).await();
    }

    private static List<String> types(Execution execution) {
        return execution.history().stream()
                .map(event -> event.type().typeName())
                .toList();
    }

    /** Recorded: an object is given as the text that the API wants, and dates come back as texts. */
    @Test
    void startExecutionTakesJsonForItsInputAndGivesTheDateAsText() {
        answers("{\"executionArn\":\"arn:e\",\"startDate\":1732233600.123}");

        Execution execution =
                run("startExecution", "{\"StateMachineArn\": \"arn:m\", \"Input\": {\"Key\": [1, null]}}");

        assertThat(calls)
                .containsExactly("AWSStepFunctions.StartExecution"
                        + " {\"stateMachineArn\":\"arn:m\",\"input\":\"{\\\"Key\\\":[1,null]}\"}");
        assertThat(execution.output())
                .contains("{\"ExecutionArn\":\"arn:e\",\"StartDate\":\"2024-11-22T00:00:00.123Z\"}");
        assertThat(types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    /** Recorded: null is allowed, and the same as nothing. */
    @Test
    void textsStayAsTheyAreAndNullIsLeftOut() {
        answers("{}");

        run("startExecution", "{\"StateMachineArn\": \"arn:m\", \"Input\": \"{ }\", \"Name\": null}");

        assertThat(calls)
                .containsExactly("AWSStepFunctions.StartExecution {\"stateMachineArn\":\"arn:m\",\"input\":\"{ }\"}");
    }

    @Test
    void membersAreRenamedAtEveryLevel() {
        answers("{\"stateMachineArn\":\"arn:m\"}");

        run("createStateMachine", """
                {"Name": "N", "Definition": {"StartAt": "A", "States": {}}, "RoleArn": "arn:r",
                 "Tags": [{"Key": "Key", "Value": "Value"}],
                 "LoggingConfiguration": {"Level": "ALL", "Destinations":
                   [{"CloudWatchLogsLogGroup": {"LogGroupArn": "arn:l"}}]}}""");

        assertThat(calls).containsExactly("""
                        AWSStepFunctions.CreateStateMachine {"name":"N",\
                        "definition":"{\\"StartAt\\":\\"A\\",\\"States\\":{}}","roleArn":"arn:r",\
                        "tags":[{"key":"Key","value":"Value"}],\
                        "loggingConfiguration":{"level":"ALL","destinations":\
                        [{"cloudWatchLogsLogGroup":{"logGroupArn":"arn:l"}}]}}""");
    }

    @Test
    void answersAreRenamedAtEveryLevelButForKeysOfMaps() {
        answers("""
                {"events":[{"id":1,"timestamp":1732233600.5,"type":"PassStateExited","previousEventId":0,
                  "stateExitedEventDetails":{"name":"a","output":"{\\"b\\":1}","assignedVariables":{"x":"1"}}}],
                 "nextToken":null,"billingDetails":{"billedMemoryUsedInMB":64}}""");

        Execution execution = run("getExecutionHistory", "{\"ExecutionArn\": \"arn:e\"}");

        assertThat(execution.output())
                .contains(
                        "{\"Events\":[{\"Id\":1,\"Timestamp\":\"2024-11-22T00:00:00.500Z\",\"Type\":\"PassStateExited\","
                                + "\"PreviousEventId\":0,\"StateExitedEventDetails\":{\"Name\":\"a\",\"Output\":\"{\\\"b\\\":1}\","
                                + "\"AssignedVariables\":{\"x\":\"1\"}}}],\"BillingDetails\":{\"BilledMemoryUsedInMB\":64}}");
    }

    /** Recorded. */
    @Test
    void anErrorIsTheExceptionOfTheJavaClient() {
        answers(
                400,
                Optional.of("InvalidToken"),
                "{\"__type\":\"InvalidToken\",\"message\":\"Invalid Token: 'Invalid token'\"}");

        Execution execution = run("sendTaskFailure", "{\"TaskToken\": \"NoSuchTaskToken\"}");

        assertThat(calls).containsExactly("AWSStepFunctions.SendTaskFailure {\"taskToken\":\"NoSuchTaskToken\"}");
        assertThat(execution.error()).contains("Sfn.InvalidTokenException");
        assertThat(execution.cause())
                .contains("Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: " + REQUEST_ID
                        + ") (SDK Attempt Count: 1)");
        assertThat(types(execution)).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");
    }

    @Test
    void anErrorThatIsCalledExceptionIsNotCalledSoTwice() {
        answers(400, Optional.of("ValidationException"), "{\"message\":\"m\"}");

        assertThat(run("listExecutions", "{}").error()).contains("Sfn.ValidationException");
    }

    @Test
    void anErrorThatTheClientDoesNotKnowIsTheServicesException() {
        answers(500, Optional.of("InternalFailure"), "{}");

        assertThat(run("listExecutions", "{}").error()).contains("Sfn.SfnException");
    }

    @Test
    void withATaskTokenTheAnswerIsNotTheEnd() {
        answers("{\"executionArn\":\"arn:e\",\"startDate\":1732233600}");

        Execution execution = start(
                "startExecution.waitForTaskToken",
                "{\"StateMachineArn\": \"arn:m\", \"Input\": {\"Token.$\": \"$$.Task.Token\"}}");

        assertThat(types(execution)).endsWith("TaskStarted", "TaskSubmitted");
        String token = calls.get(0).replaceAll(".*\\\\\"Token\\\\\":\\\\\"([^\"\\\\]*).*", "$1");
        assertThat(loveless.sendTaskSuccess(token, "7")).isTrue();
        assertThat(execution.await().output()).contains("7");
    }

    @Test
    void anAnswerThatNobodyWaitsForAnyMoreIsCancelled() {
        Execution execution =
                start("getActivityTask", "{\"ActivityArn\": \"arn:a\"}").await();

        assertThat(execution.error()).contains("States.Timeout");
        assertThat(answer).isCancelled();
    }

    @Test
    void executionsGoOnWhileTheAnswerIsAwaited() {
        Execution execution = start("getActivityTask", "{\"ActivityArn\": \"arn:a\"}");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

        answers("{\"taskToken\":\"t\",\"input\":\"{}\"}");

        assertThat(execution.await().output()).contains("{\"TaskToken\":\"t\",\"Input\":\"{}\"}");
    }

    @Test
    void otherServicesAreNotItsOwn() {
        Execution execution = loveless.stateMachine("M", """
                        {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                          "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "Parameters": {}}}}""").start().await();

        assertThat(calls).isEmpty();
        assertThat(execution.error()).contains("States.Runtime");
    }
}
