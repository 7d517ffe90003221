package dev.loveless.junit;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.task.TaskStubs;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** Clients of the AWS SDK call the engine of the test. */
@LovelessTest
class ClientsTest {
    private static final String ORDER = "examples/order.asl.json";

    @Test
    void startAndDescribeAnExecutionWhoseTimeTheTestMoves(
            SfnClient client,
            @Definition(ORDER) StateMachine order,
            TaskStubs tasks,
            TestTime time,
            Loveless loveless) {
        tasks.function("charge").fails("Busy", "").returns(1);
        tasks.function("ship").returns(Map.of("parcel", 7));

        String arn = client.startExecution(
                        request -> request.stateMachineArn(order.arn()).input("{\"order\": 1}"))
                .executionArn();
        assertThat(client.describeExecution(request -> request.executionArn(arn))
                        .status())
                .isEqualTo(ExecutionStatus.RUNNING);
        time.advance(Duration.ofHours(1));

        assertThat(client.describeExecution(request -> request.executionArn(arn))
                        .status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(loveless.execution(arn)).succeeded().visited("Charge", "Ship");
    }

    @Test
    void waitForAnExpressExecutionInItsTime(
            SfnClient client,
            @Definition(value = ORDER, type = StateMachineType.EXPRESS) StateMachine order,
            TaskStubs tasks,
            TestTime time) {
        tasks.function("charge").after(Duration.ofSeconds(50)).returns(1);
        tasks.function("ship").returns(Map.of("parcel", 7));

        StartSyncExecutionResponse end = client.startSyncExecution(
                request -> request.stateMachineArn(order.arn()).input("{\"order\": 1}"));

        assertThat(end.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void asynchronousOnesToo(SfnAsyncClient client, @Definition(ORDER) StateMachine order) {
        assertThat(client.listStateMachines().join().stateMachines())
                .singleElement()
                .satisfies(machine -> assertThat(machine.stateMachineArn()).isEqualTo(order.arn()));
    }

    @Test
    void findWhatTheEngineHasStartedItself(SfnClient client, @Definition(ORDER) StateMachine order, TaskStubs tasks) {
        tasks.any().returns(Map.of("parcel", 7));
        String arn = order.start("{\"order\": 1}").arn();

        assertThat(client.getExecutionHistory(request -> request.executionArn(arn))
                        .events())
                .isNotEmpty();
    }

    @Test
    void findMachinesThatTheTestMakesItself(SfnClient client, Loveless loveless, TestTime time) {
        StateMachine first = loveless.stateMachine("Made", """
                StartAt: Nap
                States: {Nap: {Type: Wait, Seconds: 60, End: true}}
                """);
        String arn = client.startExecution(request -> request.stateMachineArn(first.arn()))
                .executionArn();
        time.runToIdle();

        assertThat(loveless.execution(arn)).succeeded().visited("Nap");

        StateMachine changed = loveless.stateMachine(
                "Made", "{\"StartAt\": \"Done\", \"States\": {\"Done\": {\"Type\": \"Succeed\"}}}");
        String later = client.startExecution(request -> request.stateMachineArn(changed.arn()))
                .executionArn();
        assertThat(loveless.execution(later)).succeeded().visited("Done");
    }

    @Test
    void workForTheActivitiesOfMachines(SfnClient client, Loveless loveless) {
        StateMachine machine = loveless.stateMachine("Reviewed", """
                {"StartAt": "Review", "States": {"Review": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:us-east-1:123456789012:activity:review"}}}
                """);
        String activity = "arn:aws:states:us-east-1:123456789012:activity:review";
        assertThat(client.getActivityTask(request -> request.activityArn(activity))
                        .taskToken())
                .as("a poll that finds nothing ends soon, as the test that polls cannot let time pass meanwhile")
                .isNull();
        Execution execution = machine.start("{\"text\": 7}");

        GetActivityTaskResponse task = client.getActivityTask(request -> request.activityArn(activity));
        client.sendTaskSuccess(request -> request.taskToken(task.taskToken()).output("\"fine\""));

        assertThat(task.input()).isEqualTo("{\"text\": 7}");
        assertThat(execution).succeeded().hasOutput("fine");
    }

    @Test
    void othersFindTheEndpoint(@Endpoint URI endpoint) {
        assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
        assertThat(endpoint.getPort()).isPositive();
    }

    @Test
    @LovelessTest(time = Time.VIRTUAL_BY_ITSELF)
    void pollUntilAnExecutionHasEndedByItself(
            SfnClient client, @Definition(ORDER) StateMachine order, TaskStubs tasks) {
        tasks.function("charge").fails("Busy", "").twice().returns(1);
        tasks.function("ship").returns(Map.of("parcel", 7));
        String arn = client.startExecution(
                        request -> request.stateMachineArn(order.arn()).input("{\"order\": 1}"))
                .executionArn();

        ExecutionStatus status = ExecutionStatus.RUNNING;
        while (status == ExecutionStatus.RUNNING) {
            status = client.describeExecution(request -> request.executionArn(arn))
                    .status();
        }

        assertThat(status).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
