package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.sdk.StepFunctions.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;

/** The two actions for which SDKs put {@code sync-} before the host. */
@ExtendWith(Served.class)
class SyncExecutionsTest {
    private final StepFunctions stepFunctions;
    private final SfnClient client;

    SyncExecutionsTest(StepFunctions stepFunctions) {
        this.stepFunctions = stepFunctions;
        this.client = stepFunctions.client();
    }

    @Test
    void answerWithTheOutputAndTheBill() {
        String machine = stepFunctions.machine(PASS, StateMachineType.EXPRESS);

        StartSyncExecutionResponse ended = client.startSyncExecution(request ->
                request.stateMachineArn(machine).name("now").input("{\"a\": 1}").traceHeader("Root=1"));

        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(ended.executionArn()).startsWith(machine.replace(":stateMachine:", ":express:") + ":now:");
        assertThat(ended.stateMachineArn()).isEqualTo(machine);
        assertThat(ended.name()).isEqualTo("now");
        assertThat(ended.input()).isEqualTo("{\"a\": 1}");
        assertThat(ended.inputDetails().included()).isTrue();
        assertThat(ended.output()).isEqualTo("{\"a\": 1}");
        assertThat(ended.outputDetails().included()).isTrue();
        assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate());
        assertThat(ended.traceHeader()).isEqualTo("Root=1");
        assertThat(ended.billingDetails().billedDurationInMilliseconds())
                .isPositive()
                .matches(it -> it % 100 == 0);
        assertThat(ended.billingDetails().billedMemoryUsedInMB()).isEqualTo(64);
    }

    @Test
    void answerWithTheErrorToo() {
        String machine = stepFunctions.machine("""
                {"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "Sorry", "Cause": "no luck"}}}
                """, StateMachineType.EXPRESS);

        StartSyncExecutionResponse ended = client.startSyncExecution(request -> request.stateMachineArn(machine));

        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("Sorry");
        assertThat(ended.cause()).isEqualTo("no luck");
        assertThat(ended.output()).isNull();
    }

    @Test
    void answerWithoutDataForWhoWantsNone() {
        String machine = stepFunctions.machine(PASS, StateMachineType.EXPRESS);

        StartSyncExecutionResponse ended = client.startSyncExecution(
                request -> request.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY));

        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(ended.input()).isNull();
        assertThat(ended.output()).isNull();
    }

    @Test
    void areForExpressMachinesOnly() {
        String standard = stepFunctions.machine(PASS);

        assertThatExceptionOfType(StateMachineTypeNotSupportedException.class)
                .isThrownBy(() -> client.startSyncExecution(request -> request.stateMachineArn(standard)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127-0-0-1.localhost", "states.us-east-1.localhost"})
    void areAnsweredWhenTheSdkPutsItsPrefixBeforeTheHost(String host) {
        String machine = stepFunctions.machine(PASS, StateMachineType.EXPRESS);
        StraightClient http = new StraightClient(stepFunctions.port());
        try (SfnClient prefixing = stepFunctions.client(host, http, false)) {
            assertThat(prefixing
                            .startSyncExecution(request -> request.stateMachineArn(machine))
                            .status())
                    .isEqualTo(SyncExecutionStatus.SUCCEEDED);
            assertThat(prefixing
                            .testState(request -> request.definition("{\"Type\": \"Pass\", \"End\": true}")
                                    .roleArn(StepFunctions.ROLE))
                            .status())
                    .isEqualTo(TestExecutionStatus.SUCCEEDED);
            prefixing.listStateMachines();
        }

        String called = host + ":" + stepFunctions.port();
        assertThat(http.hosts()).containsExactly("sync-" + called, "sync-" + called, called);
    }
}
