package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.Patience.await;
import static dev.loveless.conformance.sdk.StepFunctions.ARN_PREFIX;
import static dev.loveless.conformance.sdk.StepFunctions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

@ExtendWith(Served.class)
class MapRunsTest {
    private static final String EACH = """
            {"StartAt": "Each", "States": {"Each": {
              "Type": "Map", "Label": "Each", "MaxConcurrency": 2, "End": true,
              "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "Item", "States": {"Item": %s}}}}}
            """;

    private final StepFunctions stepFunctions;
    private final SfnClient client;

    MapRunsTest(StepFunctions stepFunctions) {
        this.stepFunctions = stepFunctions;
        this.client = stepFunctions.client();
    }

    @Test
    void areListedAndDescribedWithTheirCounts() {
        String execution = start("{\"Type\": \"Pass\", \"End\": true}");
        stepFunctions.ended(execution);

        MapRunListItem listed = mapRuns(execution).get(0);
        DescribeMapRunResponse run = described(listed.mapRunArn());

        assertThat(listed.executionArn()).isEqualTo(execution);
        assertThat(listed.stateMachineArn()).endsWith("/Each");
        assertThat(run.mapRunArn()).isEqualTo(listed.mapRunArn()).contains(":mapRun:", "/Each:");
        assertThat(run.executionArn()).isEqualTo(execution);
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.startDate()).isEqualTo(listed.startDate());
        assertThat(run.stopDate()).isEqualTo(listed.stopDate()).isAfterOrEqualTo(run.startDate());
        assertThat(run.maxConcurrency()).isEqualTo(2);
        assertThat(run.toleratedFailureCount()).isZero();
        assertThat(run.toleratedFailurePercentage()).isZero();
        assertThat(run.itemCounts().total()).isEqualTo(3);
        assertThat(run.itemCounts().succeeded()).isEqualTo(3);
        assertThat(run.itemCounts().resultsWritten()).isEqualTo(3);
        assertThat(run.executionCounts().total()).isEqualTo(3);
        assertThat(run.executionCounts().pending()).isZero();
        assertThat(run.executionCounts().failed()).isZero();
    }

    @Test
    void haveChildrenThatAreListedAndDescribedAsExecutions() {
        String execution = start("{\"Type\": \"Pass\", \"End\": true}");
        stepFunctions.ended(execution);
        String mapRun = mapRuns(execution).get(0).mapRunArn();

        List<ExecutionListItem> children =
                client
                        .listExecutionsPaginator(
                                request -> request.mapRunArn(mapRun).maxResults(2))
                        .executions()
                        .stream()
                        .toList();
        DescribeExecutionResponse child =
                stepFunctions.described(children.get(0).executionArn());
        DescribeStateMachineForExecutionResponse its =
                client.describeStateMachineForExecution(request -> request.executionArn(child.executionArn()));

        assertThat(children).hasSize(3).allSatisfy(item -> {
            assertThat(item.mapRunArn()).isEqualTo(mapRun);
            assertThat(item.itemCount()).isEqualTo(1);
            assertThat(item.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        });
        assertThat(child.mapRunArn()).isEqualTo(mapRun);
        assertThat(child.output()).isEqualTo(child.input());
        assertThat(its.mapRunArn()).isEqualTo(mapRun);
        assertThat(its.label()).isEqualTo("Each");
        assertThat(its.definition()).contains("\"StartAt\":\"Item\"").doesNotContain("MaxConcurrency");
    }

    @Test
    void changeTheirLimitsWhileTheyRun() {
        String execution = start("{\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}");
        String mapRun = await().until(() -> mapRuns(execution), runs -> !runs.isEmpty())
                .get(0)
                .mapRunArn();
        await().until(() -> described(mapRun).executionCounts().running() == 2);

        client.updateMapRun(request -> request.mapRunArn(mapRun)
                .maxConcurrency(3)
                .toleratedFailureCount(1L)
                .toleratedFailurePercentage(12.5f));
        DescribeMapRunResponse updated = await().until(
                        () -> described(mapRun), run -> run.executionCounts().running() == 3);
        client.stopExecution(request -> request.executionArn(execution));
        DescribeMapRunResponse stopped =
                await().until(() -> described(mapRun), run -> run.status() != MapRunStatus.RUNNING);

        assertThat(updated.maxConcurrency()).isEqualTo(3);
        assertThat(updated.toleratedFailureCount()).isEqualTo(1);
        assertThat(updated.toleratedFailurePercentage()).isEqualTo(12.5f);
        assertThat(updated.stopDate()).isNull();
        assertThat(stopped.status()).isEqualTo(MapRunStatus.ABORTED);
        assertThat(stopped.executionCounts().aborted()).isEqualTo(3);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() ->
                        client.updateMapRun(request -> request.mapRunArn(mapRun).maxConcurrency(1)))
                .satisfies(e -> assertThat(e.reasonAsString()).isEqualTo("CANNOT_UPDATE_COMPLETED_MAP_RUN"));
    }

    @Test
    void goOnWithTheChildrenThatFailedWhenTheirExecutionIsRedriven() {
        String execution = start("{\"Type\": \"Task\", \"Resource\": \"" + Work.FAILS_ONCE + "\", \"End\": true}");
        assertThat(stepFunctions.ended(execution).status()).isEqualTo(ExecutionStatus.FAILED);
        String mapRun = mapRuns(execution).get(0).mapRunArn();
        assertThat(described(mapRun).status()).isEqualTo(MapRunStatus.FAILED);
        assertThat(described(mapRun).redriveCount()).isNull();

        // Children that were never started fail when they are, and are redriven with the next.
        Stream.iterate(0, i -> i < 3, i -> i + 1)
                .filter(i -> stepFunctions.described(execution).status() == ExecutionStatus.FAILED)
                .forEach(i -> {
                    client.redriveExecution(request -> request.executionArn(execution));
                    stepFunctions.ended(execution);
                });

        assertThat(stepFunctions.described(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(described(mapRun).status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(described(mapRun).redriveCount()).isPositive();
        assertThat(described(mapRun).redriveDate()).isNotNull();
    }

    @Test
    void thatAreNotThereAreRefused() {
        String none = ARN_PREFIX + "mapRun:none/Each:" + unique("none");

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> described(none))
                .withMessageStartingWith("Request references a resource that does not exist.");
    }

    private String start(String itemState) {
        return stepFunctions.start(stepFunctions.machine(EACH.formatted(itemState)), "[1, 2, 3]");
    }

    private List<MapRunListItem> mapRuns(String executionArn) {
        return client.listMapRunsPaginator(request -> request.executionArn(executionArn)).mapRuns().stream()
                .toList();
    }

    private DescribeMapRunResponse described(String mapRunArn) {
        return client.describeMapRun(request -> request.mapRunArn(mapRunArn));
    }
}
