package dev.loveless.api.operation;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.ApiSettings;
import dev.loveless.api.TestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedrivesTest {
    private static final String FAIL = """
            {"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "Bad"}}}""";

    private static final String MAP = """
            {"StartAt": "All", "States": {"All": {"Type": "Map", "End": true, "Label": "each", %s
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "%s"},
                "StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "Bad"}}}}}}""";

    private final TestApi api = TestApi.open(ApiSettings.DEFAULT, engine -> engine.virtualTimeInBackground());

    @AfterEach
    void close() {
        api.close();
    }

    private static String arn(String execution) {
        return "{'executionArn': '" + execution + "'}";
    }

    /** Lets virtual time go on. */
    private void letPass(long days) {
        String waits = "{\"StartAt\":\"Long\",\"States\":{\"Long\":{\"Type\":\"Wait\",\"Seconds\":" + days * 86_400
                + ",\"End\":true}}}";
        api.ended(api.start(api.machine("waits" + days, "STANDARD", waits), "once"));
    }

    private void assertNotRedrivable(String execution, String reason) {
        JsonNode described = api.describe(execution);
        assertThat(described.path("redriveStatus").asText()).isEqualTo("NOT_REDRIVABLE");
        assertThat(described.path("redriveStatusReason").asText()).isEqualTo(reason);
        var refused = api.refused("RedriveExecution", arn(execution));
        assertThat(refused.type()).isEqualTo("ExecutionNotRedrivable");
        assertThat(refused.message()).isEqualTo(reason);
    }

    private List<String> listed(String members) {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = api.call("ListExecutions", "{" + members + ", 'maxResults': 2" + token + "}");
            page.path("executions").forEach(item -> names.add(item.path("name").asText()));
            token = page.has("nextToken")
                    ? ", 'nextToken': '" + page.path("nextToken").asText() + "'"
                    : "";
        } while (!token.isEmpty());
        return names;
    }

    @Test
    void anExecutionCanBeRedrivenForTwoWeeksAfterItsEnd() {
        String execution = api.start(api.machine("fails", "STANDARD", FAIL), "once");
        api.ended(execution);
        letPass(13);
        assertThat(api.describe(execution).path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        letPass(2);

        assertNotRedrivable(execution, "Execution redrivable period exceeded.");
    }

    @Test
    void anExecutionIsNotRedrivenMoreThanAYearAfterItsStart() {
        String slow = "{\"StartAt\":\"Long\",\"States\":{\"Long\":{\"Type\":\"Wait\",\"Seconds\":" + 360 * 86_400L
                + ",\"Next\":\"No\"},\"No\":{\"Type\":\"Fail\"}}}";
        String execution = api.start(api.machine("slow", "STANDARD", slow), "once");
        api.ended(execution);
        letPass(6);

        assertNotRedrivable(execution, "Execution has exceeded the max execution time.");
    }

    @Test
    void anExecutionWhoseHistoryIsFullIsNotRedriven() {
        String loop = "{\"StartAt\":\"Again\",\"States\":{\"Again\":{\"Type\":\"Pass\",\"Next\":\"Again2\"},"
                + "\"Again2\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.end\",\"IsPresent\":true,"
                + "\"Next\":\"End\"}],\"Default\":\"Again\"},\"End\":{\"Type\":\"Succeed\"}}}";
        String execution = api.start(api.machine("loops", "STANDARD", loop), "once");
        api.ended(execution);

        assertNotRedrivable(execution, "Execution history event limit exceeded.");
    }

    @Test
    void anExpressChildIsRedrivenByItsMapRunAlone() {
        JsonNode child = onlyChild(MAP.formatted("\"ItemsPath\": \"$\",", "EXPRESS"));

        assertThat(child.path("redriveStatus").asText()).isEqualTo("REDRIVABLE_BY_MAP_RUN");
        assertThat(child.has("redriveStatusReason")).isFalse();
        var refused =
                api.refused("RedriveExecution", arn(child.path("executionArn").asText()));
        assertThat(refused.type()).isEqualTo("ExecutionNotRedrivable");
        assertThat(refused.message()).isEqualTo("Execution can only be redriven by redriving its Map Run");
    }

    @Test
    void anExpressChildOfAMapRunThatSucceededIsNotRedriven() {
        JsonNode child =
                onlyChild(MAP.formatted("\"ItemsPath\": \"$\", \"ToleratedFailurePercentage\": 100,", "EXPRESS"));

        assertNotRedrivable(
                child.path("executionArn").asText(),
                "Execution is of type EXPRESS and can only be redriven by its Map Run");
    }

    @Test
    void aStandardChildIsRedrivenByItsMapRunAlone() {
        JsonNode child = onlyChild(MAP.formatted("\"ItemsPath\": \"$\",", "STANDARD"));

        assertThat(child.path("redriveStatus").asText()).isEqualTo("REDRIVABLE_BY_MAP_RUN");
        var refused =
                api.refused("RedriveExecution", arn(child.path("executionArn").asText()));
        assertThat(refused.type()).isEqualTo("ExecutionNotRedrivable");
        assertThat(refused.message()).isEqualTo("Execution can only be redriven by redriving its Map Run");
    }

    @Test
    void aStandardChildOfAMapRunThatSucceededIsNotRedriven() {
        JsonNode child =
                onlyChild(MAP.formatted("\"ItemsPath\": \"$\", \"ToleratedFailurePercentage\": 100,", "STANDARD"));

        assertNotRedrivable(
                child.path("executionArn").asText(),
                "Execution is a child of a Map Run and can only be redriven by its Map Run");
    }

    @Test
    void aStandardChildIsNotRedrivenByItselfWhileItsMapRunGoesOn() {
        String children = """
                {"StartAt": "All", "States": {"All": {"Type": "Map", "End": true, "Label": "each",
                  "ToleratedFailureCount": 1, "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "Which", "States": {
                      "Which": {"Type": "Choice", "Default": "Ask",
                        "Choices": [{"Variable": "$", "NumericEquals": 1, "Next": "No"}]},
                      "No": {"Type": "Fail", "Error": "Bad"},
                      "Ask": {"Type": "Task", "Resource": "%s:activity:ask", "End": true}}}}}}""".formatted(TestApi.PREFIX);
        // In virtual time nobody would wait for the worker.
        try (TestApi real = TestApi.open()) {
            real.call("CreateActivity", "{'name': 'ask'}");
            String machine = real.machine("goesOn", "STANDARD", children);
            String execution = real.call("StartExecution", "{'stateMachineArn': '" + machine + "', 'input': '[1, 2]'}")
                    .path("executionArn")
                    .asText();
            String token = real.call("GetActivityTask", "{'activityArn': '" + TestApi.PREFIX + ":activity:ask'}")
                    .path("taskToken")
                    .asText();
            String mapRun = real.call("ListMapRuns", arn(execution))
                    .at("/mapRuns/0/mapRunArn")
                    .asText();
            String failed = "{'mapRunArn': '" + mapRun + "', 'statusFilter': 'FAILED'}";
            await().until(() ->
                    real.call("ListExecutions", failed).path("executions").size() == 1);
            String child = real.call("ListExecutions", failed)
                    .at("/executions/0/executionArn")
                    .asText();

            var refused = real.refused("RedriveExecution", arn(child));
            assertThat(refused.type()).isEqualTo("ExecutionNotRedrivable");
            assertThat(refused.message())
                    .isEqualTo("Execution is a child of a Map Run and can only be redriven by its Map Run");

            real.call("SendTaskSuccess", "{'taskToken': '" + token + "', 'output': '7'}");
            assertThat(real.ended(execution).path("output").asText()).isEqualTo("[7]");
            JsonNode counts = real.call("DescribeMapRun", "{'mapRunArn': '" + mapRun + "'}")
                    .path("executionCounts");
            assertThat(counts.path("failed").asInt()).isEqualTo(1);
            assertThat(real.call("ListExecutions", failed).path("executions")).hasSize(1);
        }
    }

    private JsonNode onlyChild(String definition) {
        String machine = api.machine("maps", "STANDARD", definition);
        String execution = api.call("StartExecution", "{'stateMachineArn': '" + machine + "', 'input': '[1]'}")
                .path("executionArn")
                .asText();
        api.ended(execution);
        String mapRun = api.call("ListMapRuns", arn(execution))
                .at("/mapRuns/0/mapRunArn")
                .asText();
        JsonNode children =
                api.call("ListExecutions", "{'mapRunArn': '" + mapRun + "'}").path("executions");
        assertThat(children).hasSize(1);
        return api.describe(children.get(0).path("executionArn").asText());
    }

    @Test
    void aTokenIsOfOneExecutionThoughAnotherGetsItsArn() {
        String machine = api.machine("fails", "STANDARD", FAIL);
        String execution = api.start(machine, "once");
        String request = "{'executionArn': '" + execution + "', 'clientToken': 't'}";
        api.ended(execution);
        JsonNode first = api.call("RedriveExecution", request);
        assertThat(api.call("RedriveExecution", request)).isEqualTo(first);
        assertThat(api.ended(execution).path("redriveCount").asInt()).isEqualTo(1);

        api.call("DeleteStateMachine", "{'stateMachineArn': '" + machine + "'}");
        api.machine("fails", "STANDARD", FAIL);
        api.start(machine, "once");
        api.ended(execution);
        api.call("RedriveExecution", request);
        assertThat(api.ended(execution).path("redriveCount").asInt()).isEqualTo(1);
    }

    @Test
    void executionsAreListedByTheirEndsAndThoseThatRunByTheirStarts() {
        String machine = api.machine("varied", "STANDARD", """
                {"StartAt": "Some", "States": {"Some": {"Type": "Wait", "SecondsPath": "$", "Next": "No"},
                 "No": {"Type": "Fail"}}}""");
        // By another, since virtual time goes on between the calls of a client.
        String starter = api.machine("starter", "STANDARD", """
                {"StartAt": "All", "States": {"All": {"Type": "Map", "End": true, "MaxConcurrency": 1,
                  "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Task", "End": true,
                    "Resource": "arn:aws:states:::states:startExecution", "Parameters": {
                      "StateMachineArn": "%s", "Input.$": "$", "Name.$": "States.Format('s{}', $)"}}}}}}}""".formatted(machine));
        api.ended(api.call("StartExecution", "{'stateMachineArn': '" + starter + "', 'input': '[9, 3, 5, 1, 7]'}")
                .path("executionArn")
                .asText());
        List<String> arns = Stream.of("s9", "s3", "s5", "s1", "s7")
                .map(name -> TestApi.PREFIX + ":execution:varied:" + name)
                .toList();
        arns.forEach(api::ended);
        assertThat(listed("'stateMachineArn': '" + machine + "'")).containsExactly("s9", "s7", "s5", "s3", "s1");
        letPass(1);
        String first = arns.get(3);
        api.call("RedriveExecution", arn(first));
        api.ended(first);

        assertThat(listed("'stateMachineArn': '" + machine + "'")).containsExactly("s1", "s9", "s7", "s5", "s3");
    }

    @Test
    void anExecutionThatRunsAgainIsListedByItsRedrive() {
        try (TestApi real = TestApi.open()) {
            String machine = real.machine("waits", "STANDARD", TestApi.WAIT);
            String old = real.start(machine, "old");
            real.call("StopExecution", arn(old));
            real.start(machine, "new");
            assertThat(names(real, machine)).containsExactly("new", "old");
            await().until(() -> {
                JsonNode redriven = real.describe(old);
                if (redriven.path("redriveCount").asInt() == 0) {
                    real.call("RedriveExecution", arn(old));
                }
                return redriven.path("redriveCount").asInt() == 1;
            });
            assertThat(names(real, machine)).containsExactly("old", "new");
        }
    }

    private static List<String> names(TestApi api, String machine) {
        List<String> names = new ArrayList<>();
        api.call("ListExecutions", "{'stateMachineArn': '" + machine + "'}")
                .path("executions")
                .forEach(item -> names.add(item.path("name").asText()));
        return names;
    }
}
