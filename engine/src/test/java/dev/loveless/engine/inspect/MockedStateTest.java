package dev.loveless.engine.inspect;

import static dev.loveless.engine.inspect.Answers.debug;
import static dev.loveless.engine.inspect.Answers.json;
import static dev.loveless.engine.inspect.Answers.refusal;
import static dev.loveless.engine.inspect.Answers.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.inspect.TestStateAnswer.Result;
import dev.loveless.engine.inspect.TestStateAnswer.Status;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import dev.loveless.engine.inspect.TestStateRequest.StateConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockedStateTest {
    private static final String RETRIED_TASK = """
            {'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f', 'Parameters': {'n.$': '$$.State.RetryCount'},
             'Retry': [{'ErrorEquals': ['Other']},
                       {'ErrorEquals': ['Boom'], 'IntervalSeconds': 2, 'BackoffRate': 3, 'MaxDelaySeconds': 10,
                        'MaxAttempts': 4}],
             'Catch': [{'ErrorEquals': ['States.TaskFailed'], 'Next': 'Caught'}],
             'End': true}""";

    private static final String MAP = """
            {'Type': 'Map', 'ItemsPath': '$.items', 'MaxConcurrency': 3, 'End': true,
             'ItemSelector': {'v.$': '$$.Map.Item.Value'}, 'ToleratedFailurePercentage': 50,
             'Catch': [{'ErrorEquals': ['States.TaskFailed'], 'Next': 'OfTask'}],
             'ItemProcessor': {'StartAt': 'Do', 'States': {
               'Do': {'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f', 'Next': 'Stop'},
               'Stop': {'Type': 'Fail'}}}}""";

    private static Result retried(int count) {
        return result(debug(RETRIED_TASK)
                .withMock(Mock.error("Boom", "why"))
                .withStateConfiguration(StateConfiguration.NONE.withRetrierRetryCount(count)));
    }

    private static String details(Result result) {
        return result.inspectionData().orElseThrow().path("errorDetails").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theNextDelayGrowsWithTheRetriesMade(int count) {
        Result result = retried(count);

        assertThat(result.status()).isEqualTo(Status.RETRIABLE);
        long[] delays = {2, 6, 10};
        assertThat(details(result))
                .isEqualTo(json("{'retryIndex':1,'retryBackoffIntervalSeconds':" + delays[count] + "}"));
    }

    @Test
    void aRetrierWithoutAttemptsLeftLeavesTheErrorToTheCatcher() {
        Result result = retried(4);

        assertThat(result.status()).isEqualTo(Status.CAUGHT_ERROR);
        assertThat(result.nextState()).contains("Caught");
        assertThat(result.output()).contains(json("{'Error':'Boom','Cause':'why'}"));
        assertThat(details(result)).isEqualTo(json("{'catchIndex':0,'retryIndex':1}"));
    }

    @Test
    void anAttemptKnowsHowManyWereMadeBefore() {
        assertThat(retried(3)
                        .inspectionData()
                        .orElseThrow()
                        .path("afterParameters")
                        .asText())
                .isEqualTo(json("{'n':3}"));
    }

    @Test
    void moreRetriesThanAnybodyCountsAreNoTrouble() {
        assertThat(retried(Integer.MAX_VALUE).status()).isEqualTo(Status.CAUGHT_ERROR);
    }

    @Test
    void aMapShowsItsItemsAndItsLimits() {
        Result result = result(debug(MAP).withInput(json("{'items':[1,2]}")).withMock(Mock.result("[\"a\",\"b\"]")));

        assertThat(result.output()).contains("[\"a\",\"b\"]");
        assertThat(result.inspectionData().orElseThrow().path("afterItemsPath").asText())
                .isEqualTo("[1,2]");
        assertThat(result.inspectionData()
                        .orElseThrow()
                        .path("afterItemSelector")
                        .toString())
                .isEqualTo("[\"{\\\"v\\\":1}\",\"{\\\"v\\\":2}\"]");
        assertThat(result.inspectionData().orElseThrow().path("maxConcurrency").toString())
                .isEqualTo("3");
        assertThat(result.inspectionData()
                        .orElseThrow()
                        .path("toleratedFailurePercentage")
                        .toString())
                .isEqualTo("50.0");
    }

    @Test
    void theResultStandsForAMapWithoutItemsToo() {
        assertThat(result(debug(MAP).withInput(json("{'items':[]}")).withMock(Mock.result("[1]")))
                        .output())
                .contains("[1]");
    }

    private static Result failedIterations(int count) {
        return result(debug(MAP)
                .withInput(json("{'items':[1,2,3,4]}"))
                .withMock(Mock.result("[]"))
                .withStateConfiguration(StateConfiguration.NONE.withMapIterationFailureCount(count)));
    }

    @Test
    void aMapPutsUpWithAsManyFailuresAsItSays() {
        assertThat(failedIterations(2).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(failedIterations(3).status()).isEqualTo(Status.FAILED);
        assertThat(failedIterations(3).error()).contains("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void noMoreIterationsCanFailThanThereAre() {
        assertThat(refusal(debug(MAP)
                                .withInput(json("{'items':[1]}"))
                                .withMock(Mock.result("[]"))
                                .withStateConfiguration(StateConfiguration.NONE.withMapIterationFailureCount(2)))
                        .message())
                .isEqualTo("Map iteration failure count must be less than or equal to the number of Map iterations");
    }

    private static Result causedBy(String state) {
        return result(debug(MAP)
                .withInput(json("{'items':[1]}"))
                .withMock(Mock.error("Boom", ""))
                .withStateConfiguration(StateConfiguration.NONE.withErrorCausedByState(state)));
    }

    @Test
    void anErrorOfIterationsIsATasksOnlyIfATaskCausedIt() {
        assertThat(causedBy("Do").nextState()).contains("OfTask");
        assertThat(causedBy("Stop").status()).isEqualTo(Status.FAILED);
    }

    private static Result overAnObject(String processorConfig) {
        return result(debug("{'Type': 'Map', 'End': true, 'ItemProcessor': {" + processorConfig
                        + "'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': true}}}}")
                .withInput(json("{'a': 1}"))
                .withMock(Mock.result("[]")));
    }

    @Test
    void onlyADistributedMapGoesThroughAnObject() {
        assertThat(overAnObject("").cause()).contains("Reference path \"$\" must point to array.");
        assertThat(overAnObject("'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'EXPRESS'}, ")
                        .status())
                .isEqualTo(Status.SUCCEEDED);
    }

    private static Result reading(String inputType, String data) {
        return result(debug("{'Type': 'Map', 'End': true, 'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject',"
                        + " 'Parameters': {'Bucket': 'b', 'Key': 'k'}, 'ReaderConfig': {'InputType': '" + inputType
                        + "'}}, 'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'EXPRESS'},"
                        + " 'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': true}}}}")
                .withMock(Mock.result("[]"))
                .withStateConfiguration(StateConfiguration.NONE.withMapItemReaderData(json(data))));
    }

    @Test
    void anItemReaderReadsLinesWhereItsTypeSaysSo() {
        assertThat(reading("JSONL", "{'n': 1}\n{'n': 2}\n")
                        .inspectionData()
                        .orElseThrow()
                        .path("afterItemsPath")
                        .asText())
                .isEqualTo(json("[{'n':1},{'n':2}]"));
    }

    @Test
    void anItemReaderThatReadNoItemsFailsTheState() {
        assertThat(reading("JSON", "7").error()).contains("States.ItemReaderFailed");
    }

    @Test
    void whatAnItemReaderReadIsPointedIntoAndCut() {
        Result result = result(debug("""
                        {'Type': 'Map', 'End': true, 'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject',
                           'Parameters': {'Bucket': 'b', 'Key': 'k'},
                           'ReaderConfig': {'InputType': 'JSON', 'ItemsPointer': '/found', 'MaxItems': 2}},
                         'ItemSelector': {'v.$': '$$.Map.Item.Value'},
                         'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'EXPRESS'},
                           'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': true}}}}""")
                .withMock(Mock.result("[]"))
                .withStateConfiguration(StateConfiguration.NONE.withMapItemReaderData(json("{'found': [5, 6, 7]}"))));

        assertThat(result.inspectionData()
                        .orElseThrow()
                        .path("afterItemsPointer")
                        .asText())
                .isEqualTo("[5,6,7]");
        assertThat(result.inspectionData()
                        .orElseThrow()
                        .path("afterItemSelector")
                        .toString())
                .isEqualTo("[\"{\\\"v\\\":5}\",\"{\\\"v\\\":6}\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Type': 'Pass', 'End': true}",
                "{'Type': 'Wait', 'Seconds': 1, 'End': true}",
                "{'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'IsNull': true, 'Next': 'B'}]}"
            })
    void statesWithoutWorkHaveNothingToMock(String definition) {
        assertThat(refusal(debug(definition).withMock(Mock.result("{}"))).message())
                .matches("State type '(Pass|Wait|Choice)' is not supported when a mock is specified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "arn:aws:states:::states:startExecution.sync:2",
                "arn:aws:states:us-east-1:123456789012:activity:a"
            })
    void whatWaitsForOthersNeedsAMock(String resource) {
        String task = "{'Type': 'Task', 'Resource': '" + resource + "', 'Parameters': {'QueueUrl': 'q', "
                + "'StateMachineArn': 'm', 'MessageBody': {'t.$': '$$.Task.Token'}}, 'End': true}";

        assertThat(refusal(debug(task).withRoleArn("arn:aws:iam::123456789012:role/r"))
                        .code())
                .isEqualTo("InvalidDefinition");
    }

    @Test
    void aTokenInTheGivenContextIsHandedOut() {
        Result result = result(
                debug("""
                        {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
                         'Parameters': {'QueueUrl': 'q', 'MessageBody.$': '$$.Task.Token'}, 'End': true}""").withContext(json("{'Task': {'Token': 'abc'}}")).withMock(Mock.result("{}")));

        assertThat(result.inspectionData().orElseThrow().path("afterParameters").asText())
                .isEqualTo(json("{'QueueUrl':'q','MessageBody':'abc'}"));
    }

    @Test
    void aContextMustBeOne() {
        TestStateRequest request = debug(RETRIED_TASK).withMock(Mock.result("{}"));

        assertThat(refusal(request.withContext("[]")).message()).startsWith("Invalid Context object provided: ");
        assertThat(refusal(request.withContext(json("{'State': {'RetryCount': 'one'}}")))
                        .message())
                .isEqualTo("Invalid Context object provided: State.RetryCount must be a number");
        assertThat(refusal(request.withContext(json("{'Weather': {}}"))).message())
                .isEqualTo("Invalid Context object provided: Field 'Weather' is not allowed");
    }
}
