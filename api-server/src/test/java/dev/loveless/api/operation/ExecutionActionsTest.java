package dev.loveless.api.operation;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.api.ApiSettings;
import dev.loveless.api.Patience;
import dev.loveless.api.TestApi;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.data.DataLimits;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionActionsTest {
    private static final String FAIL =
            "{\"StartAt\":\"No\",\"States\":{\"No\":{\"Type\":\"Fail\",\"Error\":\"Bad\",\"Cause\":\"luck\"}}}";

    private final TestApi api = TestApi.open();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void startingOnceMoreWhileItRunsIsTheSameExecution() {
        String machine = api.machine("waits", "STANDARD", TestApi.WAIT);
        String request = "{'stateMachineArn': '" + machine + "', 'name': 'once'}";
        JsonNode first = api.call("StartExecution", request);

        assertThat(api.call("StartExecution", request)).isEqualTo(first);
        assertThat(api.describe(first.path("executionArn").asText()).path("startDate"))
                .isEqualTo(first.path("startDate"));
    }

    private JsonNode traceOf(String name, String header) {
        String machine = api.machine("passes", "STANDARD", TestApi.PASS);
        String request = "{'stateMachineArn': '" + machine + "', 'name': '" + name + "', 'traceHeader': 'member'}";
        JsonNode started = TestApi.json(TestApi.join(api.send("StartExecution", request, Optional.of(header)))
                .body());
        return api.describe(started.path("executionArn").asText()).path("traceHeader");
    }

    @Test
    void theHeaderOfATraceWinsOverTheMember() {
        assertThat(traceOf("short", "Root=1").asText()).isEqualTo("Root=1");
        assertThat(traceOf("longest", "x".repeat(256)).asText()).isEqualTo("x".repeat(256));
    }

    @Test
    void aHeaderThatIsNoTraceIsPassedOver() {
        assertThat(traceOf("long", "x".repeat(257)).asText()).isEqualTo("member");
        assertThat(traceOf("foreign", "Größe").asText()).isEqualTo("member");
    }

    @Test
    void aNameInUseWithAnotherInputIsTaken() {
        String machine = api.machine("waits", "STANDARD", TestApi.WAIT);
        String arn = api.start(machine, "once");

        var refused =
                api.refused("StartExecution", "{'stateMachineArn': '" + machine + "', 'name': 'once', 'input': '1'}");
        assertThat(refused.type()).isEqualTo("ExecutionAlreadyExists");
        assertThat(refused.message()).isEqualTo("Execution Already Exists: '" + arn + "'");
    }

    @Test
    void anInputOfTooManyBytesIsNoNameThatIsTaken() {
        String machine = api.machine("passes", "STANDARD", TestApi.PASS);
        String express = api.machine("quick", "EXPRESS", TestApi.PASS);
        String input = ", 'input': '\\u0022" + "é".repeat(131_072) + "\\u0022'}";

        for (String action : List.of("StartExecution", "StartSyncExecution")) {
            String arn = action.equals("StartExecution") ? machine : express;
            var refused = api.refused(action, "{'stateMachineArn': '" + arn + "'" + input);
            assertThat(refused.type()).isEqualTo("ValidationException");
            assertThat(refused.message()).contains("Member must have length less than or equal to 262144");
        }
    }

    @Test
    void anInputAboveTheEnginesOwnQuotaIsNoNameThatIsTaken() {
        Quotas small = Quotas.AWS.withData(new DataLimits(10, 10, 100));
        try (TestApi strict = TestApi.open(ApiSettings.DEFAULT, builder -> builder.quotas(small))) {
            String machine = strict.machine("passes", "STANDARD", TestApi.PASS);

            var refused = strict.refused(
                    "StartExecution", "{'stateMachineArn': '" + machine + "', 'input': '[1, 2, 3, 4, 5]'}");
            assertThat(refused.type()).isEqualTo("ValidationException");
            assertThat(refused.message()).isEqualTo("The input has 15 bytes; 10 are allowed.");
        }
    }

    @Test
    void aNameOfAnExecutionThatHasEndedIsTaken() {
        String machine = api.machine("passes", "STANDARD", TestApi.PASS);
        api.ended(api.start(machine, "once"));

        assertThat(api.refused("StartExecution", "{'stateMachineArn': '" + machine + "', 'name': 'once'}")
                        .type())
                .isEqualTo("ExecutionAlreadyExists");
    }

    @Test
    void withItsMachineItsExecutionsGoAndTheirNamesAreFree() {
        String machine = api.machine("passes", "STANDARD", TestApi.PASS);
        String ended = api.start(machine, "once");
        api.ended(ended);
        String running = api.start(api.machine("waits", "STANDARD", TestApi.WAIT), "long");
        api.call("DeleteStateMachine", "{'stateMachineArn': '" + machine + "'}");

        assertThat(api.refused("DescribeExecution", "{'executionArn': '" + ended + "'}")
                        .type())
                .isEqualTo("ExecutionDoesNotExist");
        assertThat(api.describe(running).path("status").asText()).isEqualTo("RUNNING");
        api.machine("passes", "STANDARD", TestApi.WAIT);
        assertThat(api.describe(api.start(machine, "once")).path("status").asText())
                .isEqualTo("RUNNING");
    }

    @Test
    void aMachineIsGoneWhenTheLastOfItsExecutionsHasEnded() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        try (TestApi busy = TestApi.open(ApiSettings.DEFAULT, builder -> builder.executor(new Stuck(begun, slow)))) {
            String request = "{'stateMachineArn': '"
                    + busy.machine(
                            "again",
                            "STANDARD",
                            "{\"StartAt\":\"Task\",\"States\":{\"Task\":{\"Type\":\"Task\","
                                    + "\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:slow\",\"End\":true}}}")
                    + "'}";
            String machine = TestApi.PREFIX + ":stateMachine:again";
            busy.start(machine, "same");
            assertThat(begun.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            CompletableFuture<ApiAnswer> deleted = busy.send("DeleteStateMachine", request);

            assertThat(busy.refused("StartExecution", request).type()).isEqualTo("StateMachineDeleting");
            assertThat(busy.refused(
                                    "CreateStateMachine",
                                    "{\"name\":\"again\",\"roleArn\":\"arn:aws:iam::123456789012:role/any\","
                                            + "\"definition\":" + TestApi.text(new TextNode(TestApi.WAIT)) + "}")
                            .message())
                    .isEqualTo("State Machine Deleting: '" + machine + "'");
            assertThat(deleted).isNotDone();
            slow.countDown();
            assertThat(TestApi.join(deleted).status()).isEqualTo(200);
            busy.machine("again", "STANDARD", TestApi.WAIT);
            assertThat(busy.describe(busy.start(machine, "same")).path("status").asText())
                    .isEqualTo("RUNNING");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            slow.countDown();
        }
    }

    /** Keeps the thread of its execution busy until it is let go. */
    private record Stuck(CountDownLatch begun, CountDownLatch letGo) implements TaskExecutor {
        @Override
        public boolean supports(TaskRequest request) {
            return true;
        }

        @Override
        public void start(TaskRequest request, TaskListener listener) {
            begun.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void cancel(TaskRequest request) {}
    }

    @Test
    void aMachineMadeAgainMeetsNoExecutionOfTheOneBefore() {
        for (int round = 0; round < 300; round++) {
            String machine = api.machine("again", "STANDARD", TestApi.WAIT);
            JsonNode started = api.call(
                    "StartExecution",
                    "{'stateMachineArn': '" + machine + "', 'name': 'same', 'input': '" + round + "'}");
            assertThat(api.describe(started.path("executionArn").asText())
                            .path("status")
                            .asText())
                    .isEqualTo("RUNNING");
            api.call("DeleteStateMachine", "{'stateMachineArn': '" + machine + "'}");
        }
    }

    @Test
    void anArnWithAVersionDeletesNoMachine() {
        String machine = api.machine("passes", "STANDARD", TestApi.PASS);
        String version = publish(api, machine);

        assertThat(api.refused("DeleteStateMachine", "{'stateMachineArn': '" + version + "'}")
                        .type())
                .isEqualTo("ValidationException");
        assertThat(api.call("DescribeStateMachine", "{'stateMachineArn': '" + machine + "'}")
                        .path("name")
                        .asText())
                .isEqualTo("passes");
    }

    @Test
    void theSameStartManyTimesAtOnceIsOneExecution() {
        String machine = api.machine("waits", "STANDARD", TestApi.WAIT);
        for (int round = 0; round < 50; round++) {
            String request = "{'stateMachineArn': '" + machine + "', 'name': 'once" + round + "'}";
            Set<String> arns = java.util.stream.IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> api.call("StartExecution", request)
                            .path("executionArn")
                            .asText())
                    .collect(java.util.stream.Collectors.toSet());
            assertThat(arns).hasSize(1);
        }
    }

    @Test
    void whatIsStoppedHasEndedWhenTheAnswerComes() {
        String arn = api.start(api.machine("waits", "STANDARD", TestApi.WAIT), "long");
        JsonNode stopped =
                api.call("StopExecution", "{'executionArn': '" + arn + "', 'error': 'Enough', 'cause': 'of it'}");

        JsonNode execution = api.describe(arn);
        assertThat(execution.path("status").asText()).isEqualTo("ABORTED");
        assertThat(execution.path("error").asText()).isEqualTo("Enough");
        assertThat(execution.path("stopDate")).isEqualTo(stopped.path("stopDate"));
        assertThat(api.call("StopExecution", "{'executionArn': '" + arn + "'}").path("stopDate"))
                .isEqualTo(stopped.path("stopDate"));
    }

    @Test
    void whatIsRedrivenRunsWhenTheAnswerComesOrHasEndedAnew() {
        String arn = api.start(api.machine("fails", "STANDARD", FAIL), "once");
        assertThat(api.ended(arn).path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        JsonNode redriven = api.call("RedriveExecution", "{'executionArn': '" + arn + "', 'clientToken': 'one'}");

        JsonNode execution = api.ended(arn);
        assertThat(execution.path("redriveCount").intValue()).isEqualTo(1);
        assertThat(execution.path("redriveDate")).isEqualTo(redriven.path("redriveDate"));
        assertThat(api.call("RedriveExecution", "{'executionArn': '" + arn + "', 'clientToken': 'one'}"))
                .isEqualTo(redriven);
        assertThat(api.ended(arn).path("redriveCount").intValue()).isEqualTo(1);
    }

    @Test
    void theSameTokenManyTimesAtOnceIsOneRedrive() {
        String arn = api.start(api.machine("fails", "STANDARD", FAIL), "once");
        api.ended(arn);
        String request = "{'executionArn': '" + arn + "', 'clientToken': 'one'}";
        Set<JsonNode> answers = java.util.stream.IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api.call("RedriveExecution", request))
                .collect(java.util.stream.Collectors.toSet());

        assertThat(answers).hasSize(1);
        assertThat(api.ended(arn).path("redriveCount").intValue()).isEqualTo(1);
    }

    @Test
    void whatRunsCannotBeRedriven() {
        String arn = api.start(api.machine("waits", "STANDARD", TestApi.WAIT), "long");

        var refused = api.refused("RedriveExecution", "{'executionArn': '" + arn + "'}");
        assertThat(refused.type()).isEqualTo("ExecutionNotRedrivable");
        assertThat(refused.message()).isEqualTo("Execution is RUNNING and cannot be redriven");
    }

    @Test
    void executionsAreListedPageByPageTheLastFirstEachOnce() {
        String machine = api.machine("passes", "STANDARD", TestApi.PASS);
        for (int i = 0; i < 25; i++) {
            api.ended(api.start(machine, "e" + i));
        }
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            JsonNode page =
                    api.call("ListExecutions", "{'stateMachineArn': '" + machine + "', 'maxResults': 10" + token + "}");
            page.path("executions").forEach(item -> names.add(item.path("name").asText()));
            // One that starts meanwhile is on no later page.
            api.start(machine, "late" + names.size());
            token = page.has("nextToken")
                    ? ", 'nextToken': '" + page.path("nextToken").asText() + "'"
                    : "";
        } while (!token.isEmpty());

        assertThat(names).hasSize(25).startsWith("e24", "e23").endsWith("e0").doesNotHaveDuplicates();
    }

    @Test
    void aHistoryCanBeReadBackwardsAndWithoutData() {
        String arn = api.start(api.machine("passes", "STANDARD", TestApi.PASS), "once");
        api.ended(arn);

        JsonNode forwards = api.call("GetExecutionHistory", "{'executionArn': '" + arn + "'}")
                .path("events");
        JsonNode backwards = api.call(
                        "GetExecutionHistory",
                        "{'executionArn': '" + arn + "', 'reverseOrder': true, 'includeExecutionData': false}")
                .path("events");
        assertThat(forwards.get(0).at("/executionStartedEventDetails/input").asText())
                .isEqualTo("{}");
        assertThat(backwards.get(0).path("type").asText()).isEqualTo("ExecutionSucceeded");
        assertThat(backwards.get(3).path("executionStartedEventDetails").has("input"))
                .isFalse();
        assertThat(backwards.get(3).path("executionStartedEventDetails").has("roleArn"))
                .isTrue();
    }

    @Test
    void aPageOfALargeHistoryIsShorterAndNoneIsLost() {
        String machine = api.machine("large", "STANDARD", """
                {"StartAt": "All", "States": {"All": {"Type": "Map", "ItemsPath": "$.items", "End": true,
                  "ItemSelector": {"text.$": "$.text"}, "ResultSelector": {}, "ItemProcessor": {
                    "StartAt": "One", "States": {"One": {"Type": "Pass", "Result": 1, "End": true}}}}}}""");
        String input = "{\\\"text\\\": \\\"" + "x".repeat(200_000) + "\\\", \\\"items\\\": "
                + java.util.stream.IntStream.range(0, 60).boxed().toList() + "}";
        String arn = api.call(
                        "StartExecution", "{\"stateMachineArn\": \"" + machine + "\", \"input\": \"" + input + "\"}")
                .path("executionArn")
                .asText();
        assertThat(api.ended(arn).path("status").asText()).isEqualTo("SUCCEEDED");
        List<Long> ids = new ArrayList<>();
        int pages = 0;
        String token = "";
        do {
            JsonNode page =
                    api.call("GetExecutionHistory", "{'executionArn': '" + arn + "', 'maxResults': 1000" + token + "}");
            page.path("events").forEach(event -> ids.add(event.path("id").longValue()));
            pages++;
            token = page.has("nextToken")
                    ? ", 'nextToken': '" + page.path("nextToken").asText() + "'"
                    : "";
        } while (!token.isEmpty());

        assertThat(pages).isGreaterThan(1);
        assertThat(ids)
                .hasSize(api.api().loveless().runtime().history(arn).size())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void aSynchronousExecutionTellsItsEndAndWhatItCosts() {
        // In virtual time it takes none, however busy the machine.
        try (TestApi virtual = TestApi.open(ApiSettings.DEFAULT, engine -> engine.virtualTimeInBackground())) {
            String machine = virtual.machine("quick", "EXPRESS", TestApi.PASS);
            JsonNode answer =
                    virtual.call("StartSyncExecution", "{'stateMachineArn': '" + machine + "', 'input': '[1]'}");

            assertThat(answer.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(answer.path("output").asText()).isEqualTo("[1]");
            assertThat(answer.at("/billingDetails/billedDurationInMilliseconds").intValue())
                    .isEqualTo(100);
        }
    }

    @Test
    void aSynchronousExecutionOutOfTimeNamesTheErrorThatDescribeExecutionLeavesOut() {
        String definition = TestApi.WAIT.replace("{\"StartAt\"", "{\"TimeoutSeconds\":1,\"StartAt\"");
        try (TestApi quick = TestApi.open(ApiSettings.DEFAULT, LovelessBuilder::virtualTimeInBackground)) {
            JsonNode answer = quick.call(
                    "StartSyncExecution",
                    "{'stateMachineArn': '" + quick.machine("quick", "EXPRESS", definition) + "'}");
            assertThat(answer.path("status").asText()).isEqualTo("TIMED_OUT");
            assertThat(answer.path("error").asText()).isEqualTo("States.Timeout");
            assertThat(answer.has("cause")).isFalse();

            String arn = quick.start(quick.machine("slow", "STANDARD", definition), "once");
            assertThat(quick.ended(arn).path("status").asText()).isEqualTo("TIMED_OUT");
            assertThat(quick.ended(arn).has("error")).isFalse();
        }
    }

    @Test
    void metadataAloneHasNoData() {
        String arn = api.start(api.machine("passes", "STANDARD", TestApi.PASS), "once");
        api.ended(arn);
        JsonNode execution =
                api.call("DescribeExecution", "{'executionArn': '" + arn + "', 'includedData': 'METADATA_ONLY'}");

        assertThat(execution.has("input")).isFalse();
        assertThat(execution.has("output")).isFalse();
        assertThat(execution.path("status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void anAliasSendsExecutionsToItsVersionsByTheirWeights() {
        try (TestApi seeded = TestApi.open(dev.loveless.api.ApiSettings.DEFAULT, engine -> engine.seed(1))) {
            String machine = seeded.machine("routed", "STANDARD", TestApi.PASS);
            String one = publish(seeded, machine);
            seeded.call(
                    "UpdateStateMachine",
                    "{'stateMachineArn': '" + machine + "', 'roleArn': 'arn:aws:iam::123456789012:role/other'}");
            String two = publish(seeded, machine);
            String alias = seeded.call(
                            "CreateStateMachineAlias",
                            "{'name': 'live', 'routingConfiguration': [{'stateMachineVersionArn': '" + one
                                    + "', 'weight': 80}, {'stateMachineVersionArn': '" + two + "', 'weight': 20}]}")
                    .path("stateMachineAliasArn")
                    .asText();
            int toTwo = 0;
            Set<String> aliases = new HashSet<>();
            for (int i = 0; i < 500; i++) {
                JsonNode execution = seeded.describe(seeded.start(alias, "e" + i));
                toTwo += execution.path("stateMachineVersionArn").asText().equals(two) ? 1 : 0;
                aliases.add(execution.path("stateMachineAliasArn").asText());
            }
            assertThat(toTwo).isBetween(60, 140);
            assertThat(aliases).containsExactly(alias);
        }
    }

    private static String publish(TestApi api, String machine) {
        return api.call("PublishStateMachineVersion", "{'stateMachineArn': '" + machine + "'}")
                .path("stateMachineVersionArn")
                .asText();
    }

    @Test
    void executionsThatTheEngineForgetsAreNotListedAnyMore() {
        try (TestApi small =
                TestApi.open(dev.loveless.api.ApiSettings.DEFAULT, engine -> engine.retainedExecutions(3))) {
            String machine = small.machine("passes", "STANDARD", TestApi.PASS);
            for (int i = 0; i < 5; i++) {
                Loveless loveless = small.api().loveless();
                loveless.runtime().ended(small.start(machine, "e" + i)).join();
            }
            // The last end is told before the execution that must give way to it is forgotten.
            await().untilAsserted(
                            () -> assertThat(small.call("ListExecutions", "{'stateMachineArn': '" + machine + "'}")
                                            .path("executions"))
                                    .extracting(item -> item.path("name").asText())
                                    .containsExactly("e4", "e3", "e2"));
        }
    }
}
