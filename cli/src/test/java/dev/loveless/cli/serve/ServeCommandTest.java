package dev.loveless.cli.serve;

import static dev.loveless.cli.serve.Served.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(120)
class ServeCommandTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String MONTH =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":2592000,\"End\":true}}}";
    private static final String TASK = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"End\":true}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void beginsAsStepFunctionsLocalDoes() throws Exception {
        try (Served served = Served.with()) {
            assertThat(served.out())
                    .containsPattern("Version: \\S+\n")
                    .containsPattern("\n\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}: Starting server on port "
                            + served.port() + " with account 123456789012, region us-east-1\n");
            assertThat(served.err()).isEmpty();
            assertThat(served.call("ListStateMachines", "{}").path("stateMachines"))
                    .isEmpty();
            assertThat(served.stop()).isZero();
        }
    }

    @Test
    void takesTheVariablesOfStepFunctionsLocal() throws Exception {
        Map<String, String> environment = Map.of(
                "AWS_ACCOUNT_ID", "111111111111",
                "AWS_DEFAULT_REGION", "eu-west-1",
                "WAIT_TIME_SCALE", "0",
                "LAMBDA_ENDPOINT", "http://host.docker.internal:3001",
                "ECS_ENDPOINT", "http://localhost:5000",
                "SQS_ENDPOINT", "");
        try (Served served = Served.with(environment, "--dynamodb-endpoint", "http://localhost:8000")) {
            assertThat(served.out())
                    .contains(": Configure [Lambda Endpoint] to [http://host.docker.internal:3001]\n")
                    .contains(": Configure [DynamoDB Endpoint] to [http://localhost:8000]\n")
                    .contains(": Tasks of ECS that wait for the end of a job (.sync) are not sent to that endpoint")
                    .contains("with account 111111111111, region eu-west-1\n")
                    .doesNotContain("SQS");
            served.create("Month", MONTH);
            String arn = "arn:aws:states:eu-west-1:111111111111:stateMachine:Month";
            assertThat(served.run(arn).path("status").asText()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void prefersOptionsToVariables() throws Exception {
        Map<String, String> environment = Map.of("AWS_ACCOUNT_ID", "111111111111", "AWS_DEFAULT_REGION", "eu-west-1");
        try (Served served = Served.with(environment, "-account", "222222222222", "--aws-region", "us-west-2")) {
            assertThat(served.out()).contains("with account 222222222222, region us-west-2\n");
        }
    }

    @Test
    void letsVirtualTimePassByItself() throws Exception {
        try (Served served = Served.with("--virtual-time")) {
            served.create("Month", MONTH);

            JsonNode end = served.run(served.machineArn("Month"));
            assertThat(end.path("stopDate").asLong() - end.path("startDate").asLong())
                    .isEqualTo(2_592_000);
            assertThat(served.run(served.machineArn("Month")).path("status").asText())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void makesTheMachinesAndActivitiesOfTheConfiguration() throws Exception {
        Files.writeString(directory.resolve("order.asl.yaml"), "StartAt: P\nStates:\n  P: {Type: Pass, End: true}\n");
        Files.writeString(directory.resolve("task.asl.json"), PASS);
        Path configuration = Files.writeString(directory.resolve("loveless.yaml"), """
                account: "333333333333"
                activities:
                  review: {command: [sleep, "1"]}
                stateMachines:
                  Order: {definition: order.asl.yaml, type: EXPRESS}
                  Task: {definition: task.asl.json, roleArn: "arn:aws:iam::333333333333:role/mine"}
                """);
        try (Served served = Served.with("--config", configuration.toString())) {
            List<String> names = new ArrayList<>();
            served.call("ListStateMachines", "{}")
                    .path("stateMachines")
                    .forEach(machine -> names.add(machine.path("name").asText() + " "
                            + machine.path("type").asText()));
            assertThat(names).containsExactlyInAnyOrder("Order EXPRESS", "Task STANDARD");
            assertThat(served.call(
                                    "DescribeStateMachine",
                                    "{\"stateMachineArn\":\"" + served.machineArn("Task") + "\"}")
                            .path("roleArn")
                            .asText())
                    .isEqualTo("arn:aws:iam::333333333333:role/mine");
            assertThat(served.call("ListActivities", "{}")
                            .path("activities")
                            .path(0)
                            .path("name")
                            .asText())
                    .isEqualTo("review");
            assertThat(served.run(served.machineArn("Task")).path("status").asText())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void takesOverDefinitionsThatChange() throws Exception {
        Path definition = Files.writeString(directory.resolve("m.asl.json"), PASS);
        Path configuration = Files.writeString(
                directory.resolve("loveless.yaml"), "stateMachines:\n  M: {definition: m.asl.json}\n");
        try (Served served = Served.with("--config", configuration.toString(), "--watch")) {
            String describe = "{\"stateMachineArn\":\"" + served.machineArn("M") + "\"}";
            change(definition, PASS.replace("Pass", "Pas"));
            await().until(() -> served.err().contains("State machine M stays as it was."));
            assertThat(served.err()).contains("SCHEMA_VALIDATION_FAILED").contains("m.asl.json:1:");
            assertThat(served.call("DescribeStateMachine", describe)
                            .path("definition")
                            .asText())
                    .isEqualTo(PASS);

            String succeeds = PASS.replace("\"Pass\",\"End\":true", "\"Succeed\"");
            change(definition, succeeds);
            await().until(() -> served.out().contains("State machine M was updated"));
            JsonNode machine = served.call("DescribeStateMachine", describe);
            assertThat(machine.path("definition").asText()).isEqualTo(succeeds);
            assertThat(machine.path("revisionId").asText()).isNotEmpty();
        }
    }

    private static void change(Path file, String content) throws IOException {
        Path replacement = Files.writeString(file.resolveSibling("new"), content);
        Files.move(
                replacement,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void readsTheMocksAnewForEachExecution() throws Exception {
        Path mocks = directory.resolve("mocks.json");
        Map<String, String> environment = Map.of("SFN_MOCK_CONFIG", mocks.toString());
        try (Served served = Served.with(environment)) {
            assertThat(served.err()).contains("warning: cannot read " + mocks);
            served.create("M", TASK);
            String arn = served.machineArn("M") + "#Paid";
            assertThat(served.refused("StartExecution", "{\"stateMachineArn\":\"" + arn + "\"}")
                            .path("message")
                            .asText())
                    .contains("mocks.json");

            change(mocks, mocked("one"));
            assertThat(served.run(arn).path("output").asText()).isEqualTo("\"one\"");
            change(mocks, mocked("another"));
            assertThat(served.run(arn).path("output").asText()).isEqualTo("\"another\"");
        }
    }

    @Test
    void aMockedResponseThatIsMissingFailsItsTestCaseAlone() throws Exception {
        Path mocks = Files.writeString(directory.resolve("mocks.json"), """
                {"StateMachines": {"M": {"TestCases": {"Paid": {"T": "answer"}, "Odd": {"T": "anwser"}}}},
                 "MockedResponses": {"answer": {"0": {"Return": "one"}}}}""");
        try (Served served = Served.with("--mock-config", mocks.toString())) {
            served.create("M", TASK);
            assertThat(served.run(served.machineArn("M") + "#Paid")
                            .path("output")
                            .asText())
                    .isEqualTo("\"one\"");

            JsonNode failed = served.run(served.machineArn("M") + "#Odd");
            assertThat(failed.path("status").asText()).isEqualTo("FAILED");
            assertThat(failed.path("error").asText()).isEqualTo("States.Runtime");
            assertThat(failed.path("cause").asText()).contains("'anwser', which is not in MockedResponses");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | no entry for invocation 0; it answers none.",
                "{'0': {'Throw': {'Error': 'E'}}} | no entry for invocation 1; it answers invocation 0 alone.",
                "{'0-1': {'Throw': {'Error': 'E'}}} | no entry for invocation 2; it answers invocations 0 to 1."
            },
            quoteCharacter = '`')
    void tellsWhichInvocationsAMockedResponseAnswers(String answers, String told) throws Exception {
        Path mocks = Files.writeString(directory.resolve("mocks.json"), """
                {"StateMachines": {"M": {"TestCases": {"Paid": {"T": "answer"}}}},
                 "MockedResponses": {"answer": %s}}""".formatted(answers.replace('\'', '"')));
        try (Served served = Served.with("--mock-config", mocks.toString())) {
            served.create(
                    "M",
                    TASK.replace(
                            "\"End\"",
                            "\"Retry\":[{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":0,\"MaxAttempts\":3}],\"End\""));

            assertThat(served.run(served.machineArn("M") + "#Paid")
                            .path("cause")
                            .asText())
                    .contains(told);
        }
    }

    private static String mocked(String output) {
        return "{\"StateMachines\":{\"M\":{\"TestCases\":{\"Paid\":{\"T\":\"answer\"}}}},"
                + "\"MockedResponses\":{\"answer\":{\"0\":{\"Return\":\"" + output + "\"}}}}";
    }

    @Test
    void writesItsLogsWhereTheyAreWanted() throws Exception {
        Path log = directory.resolve("executions.log");
        Path status = directory.resolve("status.log");
        Path access = directory.resolve("access.log");
        try (Served served = Served.with(
                "--log-file",
                log.toString(),
                "--status-events",
                status.toString(),
                "--access-log",
                access.toString())) {
            served.call(
                    "CreateStateMachine",
                    "{\"name\":\"M\",\"roleArn\":\"arn:aws:iam::123456789012:role/any\",\"definition\":"
                            + "\"{\\\"StartAt\\\":\\\"S\\\",\\\"States\\\":{\\\"S\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}\","
                            + "\"loggingConfiguration\":{\"level\":\"ALL\",\"destinations\":[{\"cloudWatchLogsLogGroup\":"
                            + "{\"logGroupArn\":\"arn:aws:logs:us-east-1:123456789012:log-group:g:*\"}}]}}");
            served.run(served.machineArn("M"));
        }
        assertThat(Files.readAllLines(log)).hasSize(4).first().asString().contains("\"type\":\"ExecutionStarted\"");
        assertThat(Files.readAllLines(status)).hasSize(2).last().asString().contains("\"status\":\"SUCCEEDED\"");
        assertThat(Files.readString(access)).contains("\"target\":\"AWSStepFunctions.StartExecution\"");
    }

    @Test
    void writesWholeLinesToStandardOutputWhateverGoesThere() throws Exception {
        String out;
        try (Served served = Served.with("--log-file", "-", "--status-events", "-", "--access-log", "-")) {
            served.call(
                    "CreateStateMachine",
                    "{\"name\":\"M\",\"roleArn\":\"arn:aws:iam::123456789012:role/any\",\"definition\":"
                            + "\"{\\\"StartAt\\\":\\\"S\\\",\\\"States\\\":{\\\"S\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}\","
                            + "\"loggingConfiguration\":{\"level\":\"ALL\",\"destinations\":[{\"cloudWatchLogsLogGroup\":"
                            + "{\"logGroupArn\":\"arn:aws:logs:us-east-1:123456789012:log-group:g:*\"}}]}}");
            for (int i = 0; i < 50; i++) {
                served.run(served.machineArn("M"));
            }
            served.stop();
            out = served.out();
        }
        List<String> events = out.lines().filter(line -> line.contains("{")).toList();
        assertThat(events).hasSizeGreaterThan(50 * 7);
        for (String event : events) {
            assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                            .readTree(event)
                            .isObject())
                    .isTrue();
        }
        assertThat(out).contains("ExecutionStarted", "Status Change", "AWSStepFunctions.StartExecution");
    }

    @Test
    void tellsOfItselfAndItsExecutions() throws Exception {
        try (Served served = Served.with()) {
            served.create("M", PASS);
            served.run(served.machineArn("M"));

            assertThat(get(served, "/_loveless/health")).contains("\"account\":\"123456789012\"");
            assertThat(get(served, "/_loveless/metrics"))
                    .contains("loveless_executions{status=\"SUCCEEDED\"} 1.0")
                    .contains("loveless_executions{status=\"RUNNING\"} 0.0");
        }
    }

    private static String get(Served served, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + served.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void saysSoWhereThePortIsInUse() throws Exception {
        try (Served served = Served.with()) {
            Terminal.Answer answer = Terminal.run("serve", "--port", String.valueOf(served.port()));

            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err())
                    .startsWith("loveless serve: cannot listen at 127.0.0.1:" + served.port() + ": the port is in use");
        }
    }

    @Test
    void refusesConfiguredDefinitionsWithErrors() throws Exception {
        Files.writeString(directory.resolve("m.asl.json"), PASS.replace("Pass", "Pas"));
        Path configuration = Files.writeString(
                directory.resolve("loveless.yaml"), "stateMachines:\n  M: {definition: m.asl.json}\n");
        Terminal.Answer answer = Terminal.run("serve", "--port", "0", "--config", configuration.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("m.asl.json:1:").contains("SCHEMA_VALIDATION_FAILED");
        assertThat(answer.out()).doesNotContain("Starting server");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000 | a port is a number from 0 to 65535",
                "--account 12 | an account has 12 digits",
                "--region US | a region is called like us-east-1",
                "--wait-time-scale -1 | a number of 0 or more",
                "--wait-time-scale fast | a number of 0 or more",
                "--lambda-endpoint localhost:3001 | is no URL of HTTP",
                "--config /nowhere/loveless.yaml | there is no such file",
                "--mock-config /nowhere/mocks.json | there is no such file",
                "--log-file /nowhere/file | cannot write to '/nowhere/file': there is no such directory. Make it",
                "--access-log / | --access-log: cannot write to '/': it is a directory. Name a file in it",
                "--status-events http://a^b/ | 'http://a^b/' is neither a file nor a URL of HTTP",
                "--account 12 | --account: '12': an account",
                "--wait-time-scale -1 | --wait-time-scale: the scale",
                "--allow-host http://states.test | --allow-host: 'http://states.test' is no name of a host",
                "--allow-host states.test:8083 | --allow-host: 'states.test:8083' is no name of a host",
                "--allow-origin localhost:3000 | --allow-origin: 'localhost:3000' is no origin",
                "--allow-origin http://localhost:3000/ | --allow-origin: 'http://localhost:3000/' is no origin",
                "--allow-origin * | --allow-origin: '*' is no origin",
                "--host nosuch.invalid --port 0 | there is no machine of that name",
                "--host 203.0.113.7 --port 0 | cannot listen at 203.0.113.7:0"
            })
    void refusesWhatMakesNoSense(String arguments, String reason) {
        Terminal.Answer answer = Terminal.run(("serve " + arguments).split(" "));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS_ACCOUNT_ID | 12 | AWS_ACCOUNT_ID: '12': an account has 12 digits",
                "AWS_DEFAULT_REGION | US | AWS_DEFAULT_REGION: 'US': a region is called like us-east-1",
                "WAIT_TIME_SCALE | fast | WAIT_TIME_SCALE: the scale of Wait states, 'fast', is to be a number"
            })
    void namesTheVariableThatMakesNoSense(String variable, String value, String reason) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ServeCommand(Map.of(variable, value)))
                .setErr(new PrintWriter(err))
                .execute("--port", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--allow-host=states.test", "--allow-host=*.test", "--allow-host=2001:db8::1"})
    void takesNamesThatItMayBeCalledBy(String option) throws Exception {
        try (Served served = Served.with(option)) {
            assertThat(served.call("ListActivities", "{}").path("activities")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--allow-origin=http://localhost:3000", "--allow-origin=null"})
    void takesOriginsWhosePagesMayCall(String option) throws Exception {
        try (Served served = Served.with(option)) {
            assertThat(served.call("ListActivities", "{}").path("activities")).isEmpty();
        }
    }

    @Test
    void tellsTheFaultsOfAllConfiguredDefinitionsAtOnce() throws Exception {
        Files.writeString(directory.resolve("a.asl.json"), PASS.replace("Pass", "Pas"));
        Files.writeString(directory.resolve("b.asl.json"), PASS);
        Files.writeString(directory.resolve("c.asl.json"), "{");
        Path configuration = Files.writeString(directory.resolve("loveless.yaml"), """
                stateMachines:
                  A: {definition: a.asl.json}
                  B: {definition: b.asl.json}
                  C: {definition: c.asl.json}
                """);
        Terminal.Answer answer = Terminal.run("serve", "--port", "0", "--config", configuration.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("a.asl.json:1:", "c.asl.json:1:").doesNotContain("b.asl.json");
    }

    @Test
    void warnsOfASubstitutionThatHasNoPlace() throws Exception {
        Files.writeString(directory.resolve("m.asl.json"), PASS);
        Path configuration = Files.writeString(directory.resolve("loveless.yaml"), """
                stateMachines:
                  M: {definition: m.asl.json, definitionSubstitutions: {ReviewArn: any}}
                """);
        try (Served served = Served.with("--config", configuration.toString())) {
            assertThat(served.err()).contains("loveless.yaml:2:").containsOnlyOnce("ReviewArn:");
        }
    }

    @Test
    void saysThatAChangedConfigurationIsNotTakenOver() throws Exception {
        Files.writeString(directory.resolve("m.asl.json"), PASS);
        Path configuration = Files.writeString(
                directory.resolve("loveless.yaml"), "stateMachines:\n  M: {definition: m.asl.json}\n");
        try (Served served = Served.with("--config", configuration.toString(), "--watch")) {
            change(configuration, "stateMachines:\n  N: {definition: m.asl.json}\n");

            await().until(() -> served.err().contains(configuration + " has changed"));
            assertThat(served.err()).contains("Start again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "--version", "-h", "--help"})
    void tellsOfItself(String option) {
        Terminal.Answer answer = Terminal.run("serve", option);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("loveless");
    }

    @Test
    void helpTellsOfEveryExitCode() {
        assertThat(Terminal.run("serve", "--help").out()).containsPattern("\\n  3 +it had no memory left");
    }

    @Test
    void stopsWithoutAWordOfFaultsThoughACallIsOpen() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (Served served = Served.with()) {
            served.create("long", "EXPRESS", MONTH);
            CompletableFuture<JsonNode> open = CompletableFuture.supplyAsync(() ->
                    served.call("StartSyncExecution", "{\"stateMachineArn\":\"" + served.machineArn("long") + "\"}"));
            await().until(() -> get(served, "/_loveless/metrics").contains("loveless_api_open_calls 1.0"));

            assertThat(served.stop()).isZero();
            assertThat(open).failsWithin(Served.LIMIT);
        } finally {
            System.setErr(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void endsPollsWhenItIsStopped() throws Exception {
        Instant before = Instant.now();
        try (Served served = Served.with()) {
            String arn = served.call("CreateActivity", "{\"name\":\"a\"}")
                    .path("activityArn")
                    .asText();
            CompletableFuture<JsonNode> poll = CompletableFuture.supplyAsync(
                    () -> served.call("GetActivityTask", "{\"activityArn\":\"" + arn + "\"}"));
            await().until(() -> get(served, "/_loveless/metrics").contains("loveless_api_open_polls 1.0"));
            served.stop();

            assertThat(poll.get().size()).isZero();
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(50));
    }
}
