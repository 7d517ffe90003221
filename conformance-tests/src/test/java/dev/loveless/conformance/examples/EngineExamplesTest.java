package dev.loveless.conformance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.inspect.TestStateRequest;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.runtime.Activities.ActivityTask;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationReader;
import dev.loveless.engine.task.TaskException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each method holds what the documentation shows, and asserts what it says of it. */
final class EngineExamplesTest {
    private static final String CALLS_A_FUNCTION = """
            {"StartAt": "Charge", "States": {"Charge": {
              "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
              "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3600, "MaxAttempts": 2}],
              "End": true}}}
            """;

    @Test
    void executesADefinition() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine machine = loveless.stateMachine("Hello", """
                    {
                      "QueryLanguage": "JSONata",
                      "StartAt": "Greet",
                      "States": {"Greet": {"Type": "Succeed", "Output": "{% 'Hello ' & $states.input.name %}"}}
                    }
                    """);

            Execution execution = machine.start("{\"name\": \"you\"}").await();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(execution.output()).contains("\"Hello you\"");
        }
    }

    @Test
    void doesTasksInJavaAndLetsHoursPass() {
        AtomicInteger calls = new AtomicInteger();
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .handler("arn:aws:lambda:us-east-1:123456789012:function:charge", request -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new TaskException("Busy", "try again");
                    }
                    return TextNode.valueOf("charged " + request.parameters().text());
                })
                .build()) {
            Execution execution =
                    loveless.stateMachine("Charge", CALLS_A_FUNCTION).start("7").await();

            assertThat(execution.output()).contains("\"charged 7\"");
            assertThat(Duration.between(execution.snapshot().startTime(), loveless.now()))
                    .isEqualTo(Duration.ofHours(3));
        }
    }

    @Test
    void readsAMockConfiguration(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("MockConfigFile.json"), """
                {
                  "StateMachines": {"Charge": {"TestCases": {"Paid": {"Charge": "PaidAtOnce"}}}},
                  "MockedResponses": {"PaidAtOnce": {"0": {"Return": "paid"}}}
                }
                """);
        MockConfiguration mocks = MockConfigurationReader.read(file.toString(), Files.readString(file));
        try (Loveless loveless = Loveless.builder().virtualTime().mocks(mocks).build()) {
            Execution execution = loveless.stateMachine("Charge", CALLS_A_FUNCTION)
                    .start(new StartOptions("{}").withTestCase("Paid"))
                    .await();

            assertThat(execution.output()).contains("\"paid\"");
        }
    }

    @Test
    void worksForAnActivity() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            String activity = loveless.activity("approve");
            Execution execution =
                    loveless.stateMachine("Approval", """
                            {"StartAt": "Ask", "States": {"Ask": {
                              "Type": "Task", "Resource": "%s", "TimeoutSeconds": 86400, "End": true}}}
                            """.formatted(activity)).start("{\"order\": 7}");

            ActivityTask task = loveless.pollActivity(activity, "worker-1").orElseThrow();
            loveless.sendTaskSuccess(task.token(), "{\"approved\": true}");

            assertThat(task.input().text()).isEqualTo("{\"order\": 7}");
            assertThat(execution.await().output()).contains("{\"approved\": true}");
        }
    }

    @Test
    void movesTheTime() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            Execution execution = loveless.stateMachine("Reminder", """
                            {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 86400, "End": true}}}
                            """).start();

            loveless.advance(Duration.ofHours(23));
            assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

            loveless.advance(Duration.ofHours(1));
            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void readsTheHistoryAndRedrives() {
        AtomicInteger calls = new AtomicInteger();
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .stateHandler("Charge", request -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new TaskException("Refused", "no money");
                    }
                    return TextNode.valueOf("charged");
                })
                .build()) {
            Execution execution =
                    loveless.stateMachine("Charge", CALLS_A_FUNCTION).start().await();
            assertThat(execution.error()).contains("Refused");

            execution.redrive().await();

            assertThat(execution.output()).contains("\"charged\"");
            assertThat(execution.history())
                    .extracting(event -> event.type().typeName())
                    .containsExactly(
                            "ExecutionStarted",
                            "TaskStateEntered",
                            "LambdaFunctionScheduled",
                            "LambdaFunctionStarted",
                            "LambdaFunctionFailed",
                            "ExecutionFailed",
                            "ExecutionRedriven",
                            "LambdaFunctionScheduled",
                            "LambdaFunctionStarted",
                            "LambdaFunctionSucceeded",
                            "TaskStateExited",
                            "ExecutionSucceeded");
        }
    }

    @Test
    void testsASingleState() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            TestStateRequest request = TestStateRequest.of("{\"Type\": \"Pass\", \"Result\": 1, \"Next\": \"Later\"}");

            String answer =
                    loveless.testState(request).toCompletableFuture().join().toString();

            assertThat(answer).contains("SUCCEEDED").contains("Later");
        }
    }

    @Test
    void readsADefinitionFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Hello.asl.yaml"), "StartAt: A\nStates: {A: {Type: Succeed}}\n");
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine machine = loveless.stateMachine(file, StateMachineType.EXPRESS);

            assertThat(machine.name()).isEqualTo("Hello");
            assertThat(machine.start("{\"a\":  1}").await().output()).contains("{\"a\":  1}");
        }
    }
}
