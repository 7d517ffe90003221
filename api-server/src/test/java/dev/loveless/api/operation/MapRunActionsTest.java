package dev.loveless.api.operation;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.TestApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapRunActionsTest {
    private static final String MACHINE = """
            {"StartAt": "All", "States": {"All": {"Type": "Map", "End": true, "MaxConcurrency": 1, "Label": "each",
              "ItemsPath": "$.items", "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "One", "States": {"One": {"Type": "Wait", "SecondsPath": "$", "End": true}}}}}}""";

    private final TestApi api = TestApi.open();
    private String machine = "";

    @BeforeEach
    void create() {
        machine = api.machine("maps", "STANDARD", MACHINE);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String start(String items) {
        return api.call(
                        "StartExecution",
                        "{\"stateMachineArn\": \"" + machine + "\", \"input\": \"{\\\"items\\\": " + items + "}\"}")
                .path("executionArn")
                .asText();
    }

    private JsonNode mapRun(String execution) {
        await().until(() -> mapRuns(execution).size() == 1);
        return api.call(
                "DescribeMapRun",
                "{'mapRunArn': '" + mapRuns(execution).get(0).path("mapRunArn").asText() + "'}");
    }

    private JsonNode mapRuns(String execution) {
        return api.call("ListMapRuns", "{'executionArn': '" + execution + "'}").path("mapRuns");
    }

    @Test
    void aMapRunCountsItsItemsAndItsChildExecutions() {
        String execution = start("[0, 0, 0]");
        api.ended(execution);
        JsonNode run = mapRun(execution);

        assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.path("maxConcurrency").intValue()).isEqualTo(1);
        assertThat(run.at("/itemCounts/succeeded").intValue()).isEqualTo(3);
        assertThat(run.at("/executionCounts/total").intValue()).isEqualTo(3);
    }

    @Test
    void itsChildExecutionsAreListedAndDescribedAsOfItsOwnMachine() {
        String execution = start("[0, 0]");
        api.ended(execution);
        String run = mapRun(execution).path("mapRunArn").asText();
        JsonNode children =
                api.call("ListExecutions", "{'mapRunArn': '" + run + "'}").path("executions");

        assertThat(children).hasSize(2);
        String child = children.get(0).path("executionArn").asText();
        assertThat(api.describe(child).path("mapRunArn").asText()).isEqualTo(run);
        JsonNode childMachine = api.call("DescribeStateMachineForExecution", "{'executionArn': '" + child + "'}");
        assertThat(childMachine.path("label").asText()).isEqualTo("each");
        assertThat(childMachine.path("definition").asText()).contains("\"One\"").doesNotContain("\"All\"");
        assertThat(api.call("DescribeStateMachine", "{'stateMachineArn': '" + machine + "/each'}")
                        .path("definition")
                        .asText())
                .isEqualTo(childMachine.path("definition").asText());
    }

    @Test
    void aMapRunThatIsGivenMoreConcurrencyStartsMoreAtOnce() {
        String execution = start("[3600, 3600, 3600]");
        JsonNode run = mapRun(execution);
        await().until(() -> mapRun(execution).at("/executionCounts/running").intValue() == 1);
        api.call("UpdateMapRun", "{'mapRunArn': '" + run.path("mapRunArn").asText() + "', 'maxConcurrency': 3}");

        JsonNode after = mapRun(execution);
        assertThat(after.at("/executionCounts/running").intValue()).isEqualTo(3);
        assertThat(after.path("maxConcurrency").intValue()).isEqualTo(3);
    }

    @Test
    void aMapRunInsideAnotherIsFoundAsWell() {
        String nested = api.machine("nests", "STANDARD", """
                {"StartAt": "Outer", "States": {"Outer": {"Type": "Map", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "Inner", "States": {"Inner": {"Type": "Map", "End": true, "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}}}}""");
        String execution = api.call(
                        "StartExecution", "{\"stateMachineArn\": \"" + nested + "\", \"input\": \"[[1, 2]]\"}")
                .path("executionArn")
                .asText();
        api.ended(execution);
        String outer = mapRun(execution).path("mapRunArn").asText();
        String child = api.call("ListExecutions", "{'mapRunArn': '" + outer + "'}")
                .at("/executions/0/executionArn")
                .asText();
        JsonNode inner = mapRun(child);

        assertThat(inner.path("executionArn").asText()).isEqualTo(child);
        assertThat(inner.at("/itemCounts/succeeded").intValue()).isEqualTo(2);
        assertThat(api.call(
                                "ListExecutions",
                                "{'mapRunArn': '" + inner.path("mapRunArn").asText() + "'}")
                        .path("executions"))
                .hasSize(2);
    }

    @Test
    void aMapRunThatIsOverCannotBeUpdated() {
        String execution = start("[0]");
        api.ended(execution);
        var refused = api.refused(
                "UpdateMapRun",
                "{'mapRunArn': '" + mapRun(execution).path("mapRunArn").asText() + "', 'maxConcurrency': 3}");

        assertThat(refused.type()).isEqualTo("ValidationException");
        assertThat(refused.body().path("reason").asText()).isEqualTo("CANNOT_UPDATE_COMPLETED_MAP_RUN");
    }
}
