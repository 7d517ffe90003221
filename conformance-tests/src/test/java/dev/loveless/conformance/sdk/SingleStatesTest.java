package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.sdk.StepFunctions.ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** TestState. */
@ExtendWith(Served.class)
class SingleStatesTest {
    private static final String TASK = """
            {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Done",
             "Parameters": {"FunctionName": "mine", "Payload.$": "$"},
             "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "BackoffRate": 2, "MaxAttempts": 3}],
             "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.caught", "Next": "Help"}]}
            """;

    private final SfnClient client;

    SingleStatesTest(StepFunctions stepFunctions) {
        this.client = stepFunctions.client();
    }

    @Test
    void tellWhatHappensOnTheWay() {
        TestStateResponse tested = client.testState(request -> request.definition("""
                        {"Type": "Pass", "InputPath": "$.payload", "Parameters": {"data": 1}, "ResultPath": "$.result",
                         "OutputPath": "$.result.data", "Next": "Another"}
                        """)
                .roleArn(ROLE)
                .input("{\"payload\": {\"foo\": \"bar\"}}")
                .inspectionLevel(InspectionLevel.DEBUG));

        assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(tested.output()).isEqualTo("1");
        assertThat(tested.nextState()).isEqualTo("Another");
        assertThat(tested.inspectionData().input()).isEqualTo("{\"payload\": {\"foo\": \"bar\"}}");
        assertThat(tested.inspectionData().afterInputPath()).isEqualTo("{\"foo\":\"bar\"}");
        assertThat(tested.inspectionData().afterParameters()).isEqualTo("{\"data\":1}");
        assertThat(tested.inspectionData().afterResultPath())
                .isEqualTo("{\"payload\":{\"foo\":\"bar\"},\"result\":{\"data\":1}}");
    }

    @Test
    void canHaveTheirResultMocked() {
        TestStateResponse tested = client.testState(request -> request.definition(TASK)
                .input("{}")
                .mock(mock -> mock.result("{\"StatusCode\": 200, \"Payload\": \"good\"}")));

        assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(tested.output()).isEqualTo("{\"StatusCode\": 200, \"Payload\": \"good\"}");
        assertThat(tested.nextState()).isEqualTo("Done");
        assertThat(tested.inspectionData()).isNull();
    }

    @Test
    void tellHowTheyWouldRetry() {
        TestStateResponse tested = client.testState(request -> request.definition(TASK)
                .input("{}")
                .inspectionLevel(InspectionLevel.DEBUG)
                .mock(mock -> mock.errorOutput(error -> error.error("Busy").cause("at lunch")))
                .stateConfiguration(configuration -> configuration.retrierRetryCount(1)));

        assertThat(tested.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
        assertThat(tested.error()).isEqualTo("Busy");
        assertThat(tested.cause()).isEqualTo("at lunch");
        assertThat(tested.inspectionData().errorDetails().retryIndex()).isZero();
        assertThat(tested.inspectionData().errorDetails().retryBackoffIntervalSeconds())
                .isEqualTo(4);
    }

    @Test
    void tellWhatTheyWouldCatch() {
        TestStateResponse tested = client.testState(request -> request.definition(TASK)
                .input("{}")
                .inspectionLevel(InspectionLevel.DEBUG)
                .mock(mock -> mock.errorOutput(error -> error.error("Broken").cause("of itself"))));

        assertThat(tested.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
        assertThat(tested.nextState()).isEqualTo("Help");
        assertThat(tested.output()).isEqualTo("{\"caught\":{\"Error\":\"Broken\",\"Cause\":\"of itself\"}}");
        assertThat(tested.inspectionData().errorDetails().catchIndex()).isZero();
    }

    @Test
    void canBeTakenOutOfAMachineWithVariablesSet() {
        TestStateResponse tested = client.testState(request -> request.definition("""
                        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                          "A": {"Type": "Pass", "Next": "B"},
                          "B": {"Type": "Pass", "Output": "{% $one + 1 %}", "End": true}}}
                        """)
                .stateName("B")
                .variables("{\"one\": 1}")
                .inspectionLevel(InspectionLevel.TRACE));

        assertThat(tested.output()).isEqualTo("2");
        assertThat(tested.inspectionData().variables()).isEqualTo("{\"one\":1}");
    }

    @Test
    void areRefusedWithTheErrorsOfTheSdk() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> client.testState(request -> request.definition("{\"Type\": \"Pas\"}")))
                .withMessageStartingWith("Invalid State Machine Definition: '");
        assertThatExceptionOfType(InvalidExecutionInputException.class)
                .isThrownBy(() -> client.testState(
                        request -> request.definition("{\"Type\": \"Succeed\"}").input("no JSON")));
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> client.testState(request -> request.definition(TASK)))
                .withMessageStartingWith("RoleArn must be specified when testing a Task state");
    }
}
