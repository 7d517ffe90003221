package dev.loveless.engine.inspect;

import static dev.loveless.engine.inspect.Answers.debug;
import static dev.loveless.engine.inspect.Answers.json;
import static dev.loveless.engine.inspect.Answers.refusal;
import static dev.loveless.engine.inspect.Answers.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestStateAnswer.Result;
import dev.loveless.engine.inspect.TestStateAnswer.Status;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TestStateTest {
    private static final String MACHINE = """
            {'StartAt': 'Each', 'States': {
              'Each': {'Type': 'Map', 'Next': 'Both', 'ItemProcessor': {
                'StartAt': 'Inner', 'States': {
                  'Inner': {'Type': 'Pass', 'Parameters': {'item.$': '$$.Map.Item', 'state.$': '$$.State.Name'},
                            'Next': 'Last'},
                  'Last': {'Type': 'Succeed'}}}},
              'Both': {'Type': 'Parallel', 'End': true, 'Branches': [
                {'StartAt': 'Call', 'States': {
                  'Call': {'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f', 'End': true}}}
              ]}}}""";

    @Test
    void eachStepOfTheDataIsShown() {
        Result result = result(debug("""
                {'Type': 'Pass', 'InputPath': '$.payload', 'Parameters': {'data': 1}, 'ResultPath': '$.result',
                 'OutputPath': '$.result.data', 'End': true}""").withInput(json("{'payload': {'foo': 'bar'}}")));

        assertThat(result.output()).contains("1");
        assertThat(result.inspectionData().orElseThrow().toString().replace("\\\"", "'"))
                .isEqualTo("{\"input\":\"{'payload': {'foo': 'bar'}}\",\"afterInputPath\":\"{'foo':'bar'}\","
                        + "\"afterParameters\":\"{'data':1}\",\"afterResultSelector\":\"{'data':1}\","
                        + "\"afterResultPath\":\"{'payload':{'foo':'bar'},'result':{'data':1}}\"}");
    }

    @Test
    void whatComesNextNeedNotExist() {
        Result result = result(debug("{'Type': 'Pass', 'Next': 'Nowhere'}"));

        assertThat(result.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(result.nextState()).contains("Nowhere");
    }

    @Test
    void butInsideItsBranchesAllMustExist() {
        Refusal refusal = refusal(debug("""
                        {'Type': 'Parallel', 'Next': 'Nowhere', 'Branches': [
                          {'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'Next': 'B'}}}]}""").withMock(Mock.result("[1]")));

        assertThat(refusal.code()).isEqualTo("InvalidDefinition");
        assertThat(refusal.message())
                .isEqualTo("Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at"
                        + " /States/StateName/Branches[0]/States/A/Next'");
    }

    @Test
    void aTextThatIsNoStateCannotBreakOutOfItsPlace() {
        assertThat(refusal(debug("{'Type': 'Succeed'}, 'Other': {'Type': 'Fail'}"))
                        .code())
                .isEqualTo("InvalidDefinition");
    }

    @Test
    void aWaitIsNotWaitedFor() {
        Result result = result(debug("{'Type': 'Wait', 'Seconds': 86400, 'Next': 'After'}"));

        assertThat(result.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(result.nextState()).contains("After");
        assertThat(result.inspectionData().orElseThrow().fieldNames())
                .toIterable()
                .containsExactly("input", "afterInputPath");
    }

    @Test
    void aStateInsideAMapFindsTheInputAsItsItem() {
        Result result = result(debug(MACHINE).withStateName("Inner").withInput("7"));

        assertThat(result.output())
                .contains(json("{'item':{'Index':0,'Value':7,'Source':'STATE_DATA'},'state':'StateName'}"));
        assertThat(result.nextState()).contains("Last");
    }

    @Test
    void variablesAreThoseAfterTheState() {
        Result result = result(debug("""
                {'Type': 'Pass', 'Assign': {'b.$': '$a', 'c': 3}, 'End': true}""").withVariables(json("{'a': 1, 'c': 2}")));

        assertThat(result.inspectionData().orElseThrow().path("variables").asText())
                .isEqualTo(json("{'a':1,'c':3,'b':1}"));
    }

    @Test
    void aStateThatFailsShowsHowFarItCame() {
        Result result = result(debug("""
                {'Type': 'Pass', 'InputPath': '$.a', 'Parameters': {'b.$': '$.missing'}, 'End': true}""").withInput(json("{'a': {}}")));

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.error()).contains("States.Runtime");
        assertThat(result.cause())
                .contains(
                        "The JSONPath '$.missing' specified for the field 'b.$' could not be found in the input '{}'");
        assertThat(result.inspectionData().orElseThrow().fieldNames())
                .toIterable()
                .containsExactly("input", "afterInputPath");
    }

    @Test
    void atLevelInfoThereIsNoInspectionData() {
        assertThat(result(debug("{'Type': 'Succeed'}").withInspectionLevel(InspectionLevel.INFO))
                        .inspectionData())
                .isEmpty();
    }

    @Test
    void aTaskThatIsNotMockedIsDoneByItsHandler() {
        String role = "arn:aws:iam::123456789012:role/r";
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .handler(
                        request -> request.state().equals("Call"),
                        request -> TextNode.valueOf("done by " + request.state()))
                .build()) {
            TestStateAnswer answer = loveless.testState(
                            debug(MACHINE).withStateName("Call").withRoleArn(role))
                    .toCompletableFuture()
                    .join();

            assertThat(((Result) answer).output()).contains("\"done by Call\"");
        }
    }

    @Test
    void aTaskThatNeverAnswersTimesOut() {
        Result result = unanswered("'TimeoutSeconds': 60");

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.error()).contains("States.Timeout");
    }

    @Test
    void itsTimeoutMayComeFromTheInput() {
        assertThat(unanswered("'TimeoutSecondsPath': '$.patience'").error()).contains("States.Timeout");
    }

    @Test
    void itsTimeoutMayBeAnExpression() {
        assertThat(unanswered("'QueryLanguage': 'JSONata', 'TimeoutSeconds': '{% $states.input.patience %}'")
                        .error())
                .contains("States.Timeout");
    }

    @Test
    void aTimeoutIsTriedAgainAsOtherErrorsAre() {
        Result result = unanswered("'TimeoutSeconds': 60, 'Retry': [{'ErrorEquals': ['States.Timeout']}]");

        assertThat(result.status()).isEqualTo(Status.RETRIABLE);
        assertThat(result.error()).contains("States.Timeout");
    }

    @Test
    void aTimeoutIsCaughtAsOtherErrorsAre() {
        Result result =
                unanswered("'TimeoutSeconds': 60, 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Rescue'}]");

        assertThat(result.status()).isEqualTo(Status.CAUGHT_ERROR);
        assertThat(result.nextState()).contains("Rescue");
    }

    /** A minute after a task was begun whose executor says nothing; that it is to be stopped it has learnt. */
    private static Result unanswered(String fields) {
        List<String> cancelled = new CopyOnWriteArrayList<>();
        TaskExecutor silent = new TaskExecutor() {
            @Override
            public boolean supports(TaskRequest request) {
                return true;
            }

            @Override
            public void start(TaskRequest request, TaskListener listener) {
                listener.started();
            }

            @Override
            public void cancel(TaskRequest request) {
                cancelled.add(request.state());
            }
        };
        try (Loveless loveless =
                Loveless.builder().virtualTime().executor(silent).build()) {
            CompletableFuture<TestStateAnswer> answer = loveless.testState(debug("""
                            {'Type': 'Task', 'End': true, 'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f',
                             %s}""".formatted(fields))
                            .withInput(json("{'patience': 60}"))
                            .withRoleArn("arn:aws:iam::123456789012:role/r"))
                    .toCompletableFuture();
            loveless.advance(Duration.ofSeconds(59));
            assertThat(answer).isNotDone();
            loveless.advance(Duration.ofSeconds(1));

            assertThat(answer).isDone();
            assertThat(cancelled).hasSize(1);
            return (Result) answer.join();
        }
    }

    @Test
    void aTaskThatNobodyDoesSaysWhatToConfigure() {
        Result result = result(debug(MACHINE).withStateName("Call").withRoleArn("arn:aws:iam::123456789012:role/r"));

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.cause().orElseThrow()).contains("configure a handler");
    }

    @Test
    void aTaskThatIsNotMockedNeedsARole() {
        assertThat(refusal(debug(MACHINE).withStateName("Call")))
                .isEqualTo(new Refusal("ValidationException", "RoleArn must be specified when testing a Task state"));
    }

    @Test
    void anInputThatIsNoJsonIsRefusedInTheWordsOfAnExecution() {
        assertThat(refusal(debug("{'Type': 'Succeed'}").withInput("not json")))
                .isEqualTo(new Refusal(
                        "InvalidExecutionInput",
                        "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String,"
                                + " Number, Array, Object or token 'null', 'true' or 'false')'"));
    }

    @Test
    void aNameIsOneToEightyCharactersLong() {
        assertThat(refusal(debug(MACHINE).withStateName("")).message())
                .isEqualTo("1 validation error detected: Value '' at 'stateName' failed to satisfy constraint: Member"
                        + " must have length greater than or equal to 1");
        assertThat(refusal(debug(MACHINE).withStateName("x".repeat(81))).message())
                .contains("Member must have length less than or equal to 80");
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        TestStateRequest request = debug("""
                {'Type': 'Pass', 'QueryLanguage': 'JSONata', 'Output': '{% [$uuid(), $states.context] %}', 'End': true}""");

        assertThat(seeded(request, 1)).isEqualTo(seeded(request, 1)).isNotEqualTo(seeded(request, 2));
    }

    private static TestStateAnswer seeded(TestStateRequest request, long seed) {
        try (Loveless loveless = Loveless.builder().virtualTime().seed(seed).build()) {
            return loveless.testState(request).toCompletableFuture().join();
        }
    }
}
