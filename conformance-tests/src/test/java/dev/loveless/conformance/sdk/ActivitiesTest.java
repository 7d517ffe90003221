package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.Patience.await;
import static dev.loveless.conformance.sdk.StepFunctions.ARN_PREFIX;
import static dev.loveless.conformance.sdk.StepFunctions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

@ExtendWith(Served.class)
class ActivitiesTest {
    private final StepFunctions stepFunctions;
    private final SfnClient client;

    ActivitiesTest(StepFunctions stepFunctions) {
        this.stepFunctions = stepFunctions;
        this.client = stepFunctions.client();
    }

    @Test
    void areMadeOnceDescribedAndDeleted() {
        String name = unique("activity");
        CreateActivityResponse created = client.createActivity(request -> request.name(name));
        String arn = created.activityArn();
        assertThat(arn).isEqualTo(ARN_PREFIX + "activity:" + name);
        assertThat(created.creationDate()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(client.createActivity(request -> request.name(name)).creationDate())
                .isEqualTo(created.creationDate());
        assertThatExceptionOfType(ActivityAlreadyExistsException.class)
                .isThrownBy(() -> client.createActivity(request -> request.name(name)
                        .encryptionConfiguration(encryption -> encryption
                                .type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY)
                                .kmsKeyId("alias/mine"))))
                .withMessageStartingWith("Activity Already Exists: '" + arn + "'");

        DescribeActivityResponse described = client.describeActivity(request -> request.activityArn(arn));
        assertThat(described.activityArn()).isEqualTo(arn);
        assertThat(described.name()).isEqualTo(name);
        assertThat(described.creationDate()).isEqualTo(created.creationDate());
        assertThat(described.encryptionConfiguration().type()).isEqualTo(EncryptionType.AWS_OWNED_KEY);

        client.deleteActivity(request -> request.activityArn(arn));
        client.deleteActivity(request -> request.activityArn(arn));
        assertThatExceptionOfType(ActivityDoesNotExistException.class)
                .isThrownBy(() -> client.describeActivity(request -> request.activityArn(arn)))
                .withMessageStartingWith("Activity Does Not Exist: '" + arn + "'");
        assertThatExceptionOfType(ActivityDoesNotExistException.class)
                .isThrownBy(() -> client.getActivityTask(request -> request.activityArn(arn)));
    }

    @Test
    void areListedPageByPage() {
        List<String> arns = Stream.generate(this::activity).limit(3).toList();

        List<ActivityListItem> listed =
                client.listActivitiesPaginator(request -> request.maxResults(2)).activities().stream()
                        .toList();

        assertThat(client.listActivities(request -> request.maxResults(2)).activities())
                .hasSize(2);
        assertThat(listed)
                .extracting(ActivityListItem::activityArn)
                .doesNotHaveDuplicates()
                .containsAll(arns);
        assertThat(listed).allSatisfy(item -> {
            assertThat(item.activityArn()).endsWith(":" + item.name());
            assertThat(item.creationDate()).isNotNull();
        });
    }

    @Test
    void handTheirTasksToWorkersThatHaveWaitedForThem() {
        String activity = activity();
        CompletableFuture<GetActivityTaskResponse> poll = CompletableFuture.supplyAsync(() ->
                client.getActivityTask(request -> request.activityArn(activity).workerName("worker-1")));
        String execution = start(activity, "{\"a\": 1}");

        GetActivityTaskResponse task = poll.join();
        client.sendTaskHeartbeat(request -> request.taskToken(task.taskToken()));
        client.sendTaskSuccess(request -> request.taskToken(task.taskToken()).output("{\"b\": 2}"));
        DescribeExecutionResponse ended = stepFunctions.ended(execution);

        assertThat(task.input()).isEqualTo("{\"a\": 1}");
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("{\"b\": 2}");
        List<HistoryEvent> history = stepFunctions.history(execution);
        assertThat(history)
                .extracting(HistoryEvent::type)
                .containsSubsequence(
                        HistoryEventType.ACTIVITY_SCHEDULED,
                        HistoryEventType.ACTIVITY_STARTED,
                        HistoryEventType.ACTIVITY_SUCCEEDED);
        assertThat(history.get(2).activityScheduledEventDetails().resource()).isEqualTo(activity);
        assertThat(history.get(3).activityStartedEventDetails().workerName()).isEqualTo("worker-1");
        assertThatExceptionOfType(TaskTimedOutException.class)
                .isThrownBy(() -> client.sendTaskSuccess(
                        request -> request.taskToken(task.taskToken()).output("{}")))
                .withMessageStartingWith("Task Timed Out: 'Provided task does not exist anymore'");
    }

    @Test
    void answerPollsThatFoundNothingWithoutAToken() {
        String activity = activity();
        CompletableFuture<GetActivityTaskResponse> poll =
                CompletableFuture.supplyAsync(() -> client.getActivityTask(request -> request.activityArn(activity)));

        await().until(() -> {
            stepFunctions.endPolls();
            return poll.isDone();
        });

        assertThat(poll.join().taskToken()).isNull();
        assertThat(poll.join().input()).isNull();
    }

    @Test
    void failTheirTasksWithWhatWorkersSay() {
        String activity = activity();
        String execution = start(activity, "{}");
        String token =
                client.getActivityTask(request -> request.activityArn(activity)).taskToken();

        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> client.sendTaskSuccess(
                        request -> request.taskToken(token).output("no JSON")));
        client.sendTaskFailure(
                request -> request.taskToken(token).error("Broken").cause("of itself"));
        DescribeExecutionResponse ended = stepFunctions.ended(execution);

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("Broken");
        assertThat(ended.cause()).isEqualTo("of itself");
    }

    @Test
    void tokensAreHandedOutByTasksThatWaitForThemToo() {
        String message = unique("message");
        String execution = stepFunctions.start(
                stepFunctions.machine("""
                {"StartAt": "Ask", "States": {"Ask": {
                  "Type": "Task", "Resource": "%s", "End": true,
                  "Parameters": {
                    "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/mine",
                    "MessageBody.$": "$.message",
                    "MessageAttributes": {
                      "token": {"DataType": "String", "StringValue.$": "$$.Task.Token"}}}}}}
                """.formatted(Work.QUEUE)), "{\"message\": \"" + message + "\"}");
        String token = stepFunctions.work().tokenOf(message);

        client.sendTaskHeartbeat(request -> request.taskToken(token));
        client.sendTaskSuccess(request -> request.taskToken(token).output("\"answered\""));

        assertThat(stepFunctions.ended(execution).output()).isEqualTo("\"answered\"");
    }

    @Test
    void refuseTokensThatNobodyHandedOut() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> client.sendTaskHeartbeat(request -> request.taskToken("of nobody")))
                .withMessageStartingWith("Invalid Token: 'Invalid token'");
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> client.sendTaskFailure(request -> request.taskToken("of nobody")));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> client.sendTaskSuccess(
                        request -> request.taskToken("of nobody").output("{}")));
    }

    private String activity() {
        return client.createActivity(request -> request.name(unique("activity")))
                .activityArn();
    }

    /** Starts an execution whose only task is the activity's. */
    private String start(String activity, String input) {
        return stepFunctions.start(stepFunctions.machine("""
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", "End": true}}}
                """.formatted(activity)), input);
    }
}
