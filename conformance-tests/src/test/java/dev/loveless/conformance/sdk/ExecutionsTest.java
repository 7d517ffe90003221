package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.sdk.StepFunctions.ARN_PREFIX;
import static dev.loveless.conformance.sdk.StepFunctions.PASS;
import static dev.loveless.conformance.sdk.StepFunctions.ROLE;
import static dev.loveless.conformance.sdk.StepFunctions.WAITS;
import static dev.loveless.conformance.sdk.StepFunctions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

@ExtendWith(Served.class)
class ExecutionsTest {
    private static final String FAILS_ONCE = """
            {"StartAt": "Try", "States": {"Try": {"Type": "Task", "Resource": "%s", "End": true}}}
            """.formatted(Work.FAILS_ONCE);

    private final StepFunctions stepFunctions;
    private final SfnClient client;

    ExecutionsTest(StepFunctions stepFunctions) {
        this.stepFunctions = stepFunctions;
        this.client = stepFunctions.client();
    }

    @Test
    void runToTheirEnd() {
        String machine = stepFunctions.machine(PASS);
        StartExecutionResponse started = client.startExecution(request -> request.stateMachineArn(machine)
                .name("the-first")
                .input("{\"a\": 1}")
                .traceHeader("Root=1-67689cf4-1c1b3a4d5e6f708192a3b4c5"));

        DescribeExecutionResponse ended = stepFunctions.ended(started.executionArn());

        assertThat(started.executionArn()).isEqualTo(machine.replace(":stateMachine:", ":execution:") + ":the-first");
        assertThat(started.startDate()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.executionArn()).isEqualTo(started.executionArn());
        assertThat(ended.stateMachineArn()).isEqualTo(machine);
        assertThat(ended.name()).isEqualTo("the-first");
        assertThat(ended.startDate()).isEqualTo(started.startDate());
        assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate());
        assertThat(ended.input()).isEqualTo("{\"a\": 1}");
        assertThat(ended.inputDetails().included()).isTrue();
        assertThat(ended.output()).isEqualTo("{\"a\": 1}");
        assertThat(ended.outputDetails().included()).isTrue();
        assertThat(ended.traceHeader()).isEqualTo("Root=1-67689cf4-1c1b3a4d5e6f708192a3b4c5");
        assertThat(ended.redriveCount()).isZero();
        assertThat(ended.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(ended.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThat(ended.error()).isNull();
        assertThat(ended.cause()).isNull();
        assertThat(ended.mapRunArn()).isNull();
    }

    @Test
    void areDescribedWithoutTheirDataForWhoWantsNone() {
        String arn = stepFunctions.start(stepFunctions.machine(PASS), "{}");
        stepFunctions.ended(arn);

        DescribeExecutionResponse described =
                client.describeExecution(request -> request.executionArn(arn).includedData(IncludedData.METADATA_ONLY));

        assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(described.input()).isNull();
        assertThat(described.output()).isNull();
    }

    @Test
    void tellTheirErrorAndCause() {
        String arn = stepFunctions.start(stepFunctions.machine("""
                {"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "Sorry", "Cause": "no luck"}}}
                """), "{}");

        DescribeExecutionResponse failed = stepFunctions.ended(arn);

        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(failed.error()).isEqualTo("Sorry");
        assertThat(failed.cause()).isEqualTo("no luck");
        assertThat(failed.output()).isNull();
        assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    }

    @Test
    void haveAHistoryThatIsReadPageByPage() {
        String arn = stepFunctions.start(stepFunctions.machine(PASS), "{\"a\":1}");
        stepFunctions.ended(arn);

        List<HistoryEvent> events =
                client
                        .getExecutionHistoryPaginator(
                                request -> request.executionArn(arn).maxResults(2))
                        .events()
                        .stream()
                        .toList();

        assertThat(events)
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PASS_STATE_ENTERED,
                        HistoryEventType.PASS_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events).extracting(HistoryEvent::previousEventId).containsExactly(0L, 0L, 2L, 3L);
        assertThat(events).extracting(HistoryEvent::timestamp).isSorted();
        assertThat(events.get(0).executionStartedEventDetails().input()).isEqualTo("{\"a\":1}");
        assertThat(events.get(0).executionStartedEventDetails().inputDetails().truncated())
                .isFalse();
        assertThat(events.get(0).executionStartedEventDetails().roleArn()).isEqualTo(ROLE);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Pass");
        assertThat(events.get(2).stateExitedEventDetails().output()).isEqualTo("{\"a\":1}");
        assertThat(events.get(3).executionSucceededEventDetails().output()).isEqualTo("{\"a\":1}");
    }

    @Test
    void haveAHistoryThatIsReadBackwardsAndWithoutData() {
        String arn = stepFunctions.start(stepFunctions.machine(PASS), "{\"a\":1}");
        stepFunctions.ended(arn);

        GetExecutionHistoryResponse page = client.getExecutionHistory(request -> request.executionArn(arn)
                .reverseOrder(true)
                .includeExecutionData(false)
                .maxResults(1));

        assertThat(page.events()).hasSize(1);
        assertThat(page.events().get(0).type()).isEqualTo(HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(page.events().get(0).executionSucceededEventDetails().output())
                .isNull();
        assertThat(page.nextToken()).isNotBlank();
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> client.getExecutionHistory(
                        request -> request.executionArn(arn).nextToken("of nobody")));
    }

    @Test
    void areStopped() {
        String arn = stepFunctions.start(stepFunctions.machine(WAITS), "{}");
        assertThat(stepFunctions.described(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(stepFunctions.described(arn).stopDate()).isNull();

        StopExecutionResponse stopped = client.stopExecution(
                request -> request.executionArn(arn).error("Enough").cause("it is late"));
        DescribeExecutionResponse aborted = stepFunctions.described(arn);

        assertThat(aborted.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(aborted.stopDate()).isEqualTo(stopped.stopDate());
        assertThat(aborted.error()).isEqualTo("Enough");
        assertThat(aborted.cause()).isEqualTo("it is late");
        assertThat(client.stopExecution(request -> request.executionArn(arn)).stopDate())
                .isEqualTo(stopped.stopDate());
    }

    @Test
    void areRedrivenFromWhereTheyFailed() {
        String arn = stepFunctions.start(stepFunctions.machine(FAILS_ONCE), "\"again\"");
        assertThat(stepFunctions.ended(arn).error()).isEqualTo("NotYet");

        Instant redriveDate = client.redriveExecution(
                        request -> request.executionArn(arn).clientToken("once"))
                .redriveDate();
        DescribeExecutionResponse redriven = stepFunctions.ended(arn);

        assertThat(redriven.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(redriven.output()).isEqualTo("\"again\"");
        assertThat(redriven.redriveCount()).isEqualTo(1);
        assertThat(redriven.redriveDate()).isEqualTo(redriveDate);
        assertThat(stepFunctions.history(arn)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(HistoryEventType.EXECUTION_REDRIVEN);
            assertThat(event.executionRedrivenEventDetails().redriveCount()).isEqualTo(1);
        });
        assertThat(client.redriveExecution(request -> request.executionArn(arn).clientToken("once"))
                        .redriveDate())
                .isEqualTo(redriveDate);
        assertThatExceptionOfType(ExecutionNotRedrivableException.class)
                .isThrownBy(() -> client.redriveExecution(request -> request.executionArn(arn)))
                .withMessageStartingWith("Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void areListedByStatusPageByPageTheLastFirst() {
        String machine = stepFunctions.machine(PASS);
        // One after the other, as they are listed by their ends.
        List<String> arns = Stream.generate(() -> stepFunctions.start(machine, "{}"))
                .limit(5)
                .peek(stepFunctions::ended)
                .toList();

        List<ExecutionListItem> listed =
                listed(request -> request.stateMachineArn(machine).maxResults(2));

        assertThat(listed)
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(arns.get(4), arns.get(3), arns.get(2), arns.get(1), arns.get(0));
        assertThat(listed).allSatisfy(item -> {
            assertThat(item.stateMachineArn()).isEqualTo(machine);
            assertThat(item.executionArn()).endsWith(item.name());
            assertThat(item.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(item.stopDate()).isAfterOrEqualTo(item.startDate());
            assertThat(item.redriveCount()).isZero();
        });
        assertThat(listed(request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING)))
                .isEmpty();
    }

    @Test
    void keepTheMachineThatTheyWereStartedWith() {
        String machine = stepFunctions.machine(WAITS);
        String arn = stepFunctions.start(machine, "{}");

        client.updateStateMachine(request -> request.stateMachineArn(machine).definition(PASS));
        DescribeStateMachineForExecutionResponse its =
                client.describeStateMachineForExecution(request -> request.executionArn(arn));

        assertThat(its.stateMachineArn()).isEqualTo(machine);
        assertThat(machine).endsWith(its.name());
        assertThat(its.definition()).isEqualTo(WAITS);
        assertThat(its.roleArn()).isEqualTo(ROLE);
        assertThat(its.updateDate())
                .isEqualTo(client.describeStateMachine(request -> request.stateMachineArn(machine))
                        .creationDate());
        assertThat(its.revisionId()).isNull();
    }

    @Test
    void ofOneNameAreOneAsLongAsItRuns() {
        String machine = stepFunctions.machine(WAITS);
        StartExecutionResponse first = startNamed(machine, "{}");

        StartExecutionResponse same = startNamed(machine, "{}");

        assertThat(same.executionArn()).isEqualTo(first.executionArn());
        assertThat(same.startDate()).isEqualTo(first.startDate());
        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(() -> startNamed(machine, "{\"other\": true}"))
                .withMessageStartingWith("Execution Already Exists: '" + first.executionArn() + "'");
    }

    private StartExecutionResponse startNamed(String machine, String input) {
        return client.startExecution(
                request -> request.stateMachineArn(machine).name("name").input(input));
    }

    @Test
    void areRefusedWithTheErrorsOfTheSdk() {
        String machine = stepFunctions.machine(PASS);
        String express = stepFunctions.machine(PASS, StateMachineType.EXPRESS);
        String unknown = ARN_PREFIX + "execution:none:" + unique("none");

        assertThatExceptionOfType(InvalidExecutionInputException.class)
                .isThrownBy(() -> stepFunctions.start(machine, "{'a': 1}"))
                .withMessageStartingWith("Invalid State Machine Execution Input: 'Unexpected character (''' (code"
                        + " 39)): was expecting double-quote to start field name'");
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(() -> stepFunctions.start(ARN_PREFIX + "stateMachine:none", "{}"));
        assertThatExceptionOfType(ExecutionDoesNotExistException.class)
                .isThrownBy(() -> stepFunctions.described(unknown))
                .withMessageStartingWith("Execution Does Not Exist: '" + unknown + "'");
        assertThatExceptionOfType(StateMachineTypeNotSupportedException.class)
                .isThrownBy(() -> listed(request -> request.stateMachineArn(express)))
                .withMessageStartingWith("This operation is not supported by this type of state machine");
        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(() -> stepFunctions.described(stepFunctions.start(express, "{}")))
                .withMessageStartingWith("Invalid Arn: 'Resource type not valid in this context: express'");
    }

    private List<ExecutionListItem> listed(java.util.function.Consumer<ListExecutionsRequest.Builder> request) {
        return client.listExecutionsPaginator(request).executions().stream().toList();
    }
}
