package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions that start others; the shapes are recorded. */
final class NestedExecutionTest {
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";
    private static final String DOUBLES = """
            {"QueryLanguage": "JSONata", "StartAt": "Later", "States": {
              "Later": {"Type": "Wait", "Seconds": 60, "Next": "Done"},
              "Done": {"Type": "Succeed", "Output": {"twice": "{% $states.input.n * 2 %}"}}}}
            """;
    private static final String FAILS =
            "{\"StartAt\": \"No\", \"States\": {\"No\": {\"Type\": \"Fail\", \"Error\": \"Sold\", \"Cause\": \"out\"}}}";

    private static String parent(String pattern, String parameters) {
        return """
                {"StartAt": "Start", "States": {"Start": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::states:startExecution%s",
                  "Parameters": {"StateMachineArn": "%sstateMachine:Child", %s}}}}
                """.formatted(pattern, PREFIX, parameters);
    }

    private static JsonNode tree(String text) {
        return JsonData.parse(text).orElseThrow().tree();
    }

    @Test
    void aCallDoesNotWaitForTheChild() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            loveless.stateMachine("Child", DOUBLES);
            Execution parent = loveless.stateMachine("Parent", parent("", "\"Name\": \"one\", \"Input\": {\"n\": 4}"))
                    .start();
            loveless.runReady();

            JsonNode answer = tree(parent.output().orElseThrow());
            assertThat(answer.fieldNames())
                    .toIterable()
                    .containsExactly("ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate");
            assertThat(answer.path("ExecutionArn").asText()).isEqualTo(PREFIX + "execution:Child:one");
            assertThat(answer.path("StartDate").asLong())
                    .isEqualTo(loveless.now().toEpochMilli());
        }
    }

    @Test
    void syncWaitsAndGivesTheDescriptionWithTexts() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            loveless.stateMachine("Child", DOUBLES);
            Execution parent = loveless.stateMachine("Parent", parent(".sync", "\"Input\": {\"n\": 4}"))
                    .start()
                    .await();

            JsonNode description = tree(parent.output().orElseThrow());
            assertThat(description.path("Input").asText()).isEqualTo("{\"n\":4}");
            assertThat(description.path("Output").asText()).isEqualTo("{\"twice\":8}");
            assertThat(description.path("Status").asText()).isEqualTo("SUCCEEDED");
            assertThat(description.path("StopDate").asLong()
                            - description.path("StartDate").asLong())
                    .isEqualTo(Duration.ofSeconds(60).toMillis());
            assertThat(parent.history())
                    .extracting(event -> event.type().typeName())
                    .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
        }
    }

    @Test
    void sync2ParsesInputAndOutput() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            loveless.stateMachine("Child", DOUBLES);
            Execution parent = loveless.stateMachine("Parent", parent(".sync:2", "\"Input\": \"{ \\\"n\\\": 4 }\""))
                    .start()
                    .await();

            JsonNode description = tree(parent.output().orElseThrow());
            assertThat(description.path("Output").path("twice").asInt()).isEqualTo(8);
            assertThat(description.path("Input").path("n").asInt()).isEqualTo(4);
        }
    }

    @Test
    void aFailedChildIsATaskFailedWhateverItsError() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            loveless.stateMachine("Child", FAILS);
            Execution parent = loveless.stateMachine("Parent", parent(".sync:2", "\"Input\": {}"))
                    .start()
                    .await();

            assertThat(parent.error()).contains("States.TaskFailed");
            JsonNode cause = tree(parent.cause().orElseThrow());
            assertThat(cause.path("Error").asText()).isEqualTo("Sold");
            assertThat(cause.path("Cause").asText()).isEqualTo("out");
            assertThat(cause.path("Status").asText()).isEqualTo("FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".sync"})
    void anUnknownMachineIsAnErrorOfTheService(String pattern) {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            Execution parent = loveless.stateMachine("Parent", parent(pattern, "\"Input\": {}"))
                    .start()
                    .await();

            assertThat(parent.error()).contains("StepFunctions.StateMachineDoesNotExistException");
            assertThat(parent.cause().orElseThrow())
                    .startsWith(
                            "State Machine Does Not Exist: '" + PREFIX + "stateMachine:Child' (Service:"
                                    + " AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: ");
        }
    }

    @Test
    void aNameThatIsTakenIsAnErrorOfTheService() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine child = loveless.stateMachine("Child", DOUBLES);
            child.start(new StartOptions("{\"n\": 1}").withName("one"));
            Execution parent = loveless.stateMachine("Parent", parent("", "\"Name\": \"one\""))
                    .start()
                    .await();

            assertThat(parent.error()).contains("StepFunctions.ExecutionAlreadyExistsException");
            assertThat(parent.cause().orElseThrow())
                    .startsWith("Execution Already Exists: '" + PREFIX + "execution:Child:one'");
        }
    }

    @Test
    void stoppingTheParentStopsAChildThatIsWaitedFor() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine child = loveless.stateMachine("Child", DOUBLES);
            Execution parent = loveless.stateMachine(
                            "Parent", parent(".sync", "\"Name\": \"one\", \"Input\": {\"n\": 4}"))
                    .start();
            loveless.advance(Duration.ofSeconds(10));
            parent.stop(null, null);
            loveless.runReady();

            assertThat(child.execution("one").status()).isEqualTo(ExecutionStatus.ABORTED);
        }
    }

    @Test
    void theTokenInTheChildsInputEndsTheTask() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine child = loveless.stateMachine("Child", DOUBLES);
            Execution parent = loveless.stateMachine(
                            "Parent",
                            parent(
                                    ".waitForTaskToken",
                                    "\"Name\": \"one\", \"Input\": {\"n\": 1, \"t.$\": \"$$.Task.Token\"}"))
                    .start();
            loveless.runReady();
            String token = tree(child.execution("one").snapshot().input().text())
                    .path("t")
                    .asText();
            loveless.sendTaskSuccess(token, "\"back\"");

            assertThat(parent.await().output()).contains("\"back\"");
        }
    }
}
