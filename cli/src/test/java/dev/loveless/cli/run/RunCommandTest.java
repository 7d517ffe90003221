package dev.loveless.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
    private static final String ECHO = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String FAILS = """
            {"StartAt":"A","States":{"A":{"Type":"Fail","Error":"Refused","Cause":"no m\u00f6ney"}}}
            """;
    private static final String TASK = """
            {"StartAt":"Charge","States":{"Charge":{
              "Type":"Task",
              "Resource":"arn:aws:lambda:us-east-1:123456789012:function:charge",
              "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2,"MaxAttempts":3}],
              "End":true}}}
            """;
    private static final String MOCKS = """
            {
              "StateMachines": {"charge": {"TestCases": {
                "Busy": {"Charge": "PaidAtTheThird"}, "Paid": {"Charge": "Paid"}}}},
              "MockedResponses": {
                "PaidAtTheThird": {
                  "0-1": {"Throw": {"Error": "Busy", "Cause": "try again"}}, "2": {"Return": "paid"}},
                "Paid": {"0": {"Return": "paid"}}}
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void printsTheOutputAndNothingElse() throws IOException {
        Answer answer = Terminal.run("run", file("echo.asl.json", ECHO), "--input", "{ \"a\" :  1.0 }");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("{ \"a\" :  1.0 }\n");
        assertThat(answer.err()).contains("echo  begins").contains("A  done in").contains("echo  succeeded after");
    }

    @Test
    void beginsWithAnEmptyObjectUnlessTold() throws IOException {
        assertThat(Terminal.run("run", "--quiet", file("echo.asl.json", ECHO))).isEqualTo(new Answer(0, "{}\n", ""));
    }

    @Test
    void readsTheInputFromAFileOrFromStandardInput() throws IOException {
        String echo = file("echo.asl.yaml", "StartAt: A\nStates: {A: {Type: Succeed}}\n");
        String input = file("input.json", "[1, 2]\n");

        assertThat(Terminal.run("run", "--quiet", echo, "--input", "@" + input).out())
                .isEqualTo("[1, 2]\n\n");
        assertThat(Terminal.runWithInput("\"there\"", "run", "--quiet", echo, "--input", "-"))
                .isEqualTo(new Answer(0, "\"there\"\n", ""));
    }

    @Test
    void readsTheDefinitionFromStandardInput() {
        assertThat(Terminal.runWithInput(ECHO, "run", "--quiet", "-", "--input", "7"))
                .isEqualTo(new Answer(0, "7\n", ""));
    }

    @Test
    void endsWithTheErrorInJsonWhereTheExecutionFails() throws IOException {
        Answer answer = Terminal.run("run", "--quiet", file("fails.asl.json", FAILS));

        assertThat(answer)
                .isEqualTo(new Answer(
                        1, "", "{\"status\":\"FAILED\",\"error\":\"Refused\",\"cause\":\"no m\\u00F6ney\"}\n"));
    }

    @Test
    void saysThatTheExecutionTimedOut() throws IOException {
        String file = file(
                "slow.asl.json",
                "{\"TimeoutSeconds\":5,\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":9,\"End\":true}}}");
        Answer answer = Terminal.run("run", "--virtual-time", file);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err().lines())
                .contains(
                        "   5.000s  A  aborted after 5.000s", "   5.000s  slow  timed out after 5.000s: States.Timeout")
                .endsWith("{\"status\":\"TIMED_OUT\"}");
    }

    @Test
    void tellsOfAttemptsFailuresAndRetriesWithTheirTimes() throws IOException {
        Answer answer = Terminal.run(
                "run",
                file("charge.asl.json", TASK),
                "--virtual-time",
                "--mock-config",
                file("mocks.json", MOCKS),
                "--test-case",
                "Busy");

        assertThat(answer).isEqualTo(new Answer(0, "\"paid\"\n", """
                   0.000s  charge  begins, in virtual time
                   0.000s  Charge  attempt 1: function charge
                   0.000s  Charge  attempt 1 failed after 0.000s: Busy: try again
                   0.000s  Charge  retry 1 in 2s
                   2.000s  Charge  attempt 2: function charge
                   2.000s  Charge  attempt 2 failed after 0.000s: Busy: try again
                   2.000s  Charge  retry 2 in 4s
                   6.000s  Charge  attempt 3: function charge
                   6.000s  Charge  done in 6.000s
                   6.000s  charge  succeeded after 6.000s

                State   Runs  Attempts  Failed  Average  Longest
                Charge     1         3       2   6.000s   6.000s
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mock-config M              | --mock-config needs --test-case: one of 'Busy', 'Paid'",
                "--test-case Busy             | --test-case needs --mock-config: name the file that the test case is in",
                "--name a:b                   | --name: an execution's name has 1 to 80 characters",
                "--name a😀                   | --name: an execution's name has 1 to 80 characters",
                "--image charge               | 'charge' has no '='",
                "--machine other              | --machine: the configuration has no state machine 'other'",
                "--type STNDARD               | --type",
            })
    void explainsMisuse(String arguments, String reason) throws IOException {
        String mocks = file("mocks.json", MOCKS);
        List<String> all = new ArrayList<>(List.of("run", file("charge.asl.json", TASK)));
        List.of(arguments.split(" ")).forEach(argument -> all.add(argument.equals("M") ? mocks : argument));
        Answer answer = Terminal.run(all.toArray(String[]::new));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("loveless run: ").contains(reason).endsWith("Try 'loveless run --help'.\n");
    }

    @Test
    void listsTheTestCasesThereAre() throws IOException {
        String mocks = file("mocks.json", MOCKS);
        Answer unknown =
                Terminal.run("run", file("charge.asl.json", TASK), "--mock-config", mocks, "--test-case", "Bsy");
        Answer other = Terminal.run("run", file("pay.asl.json", TASK), "--mock-config", mocks, "--test-case", "Busy");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("has no test case 'Bsy' of 'charge'; it has 'Busy', 'Paid'.");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("has no test cases of the state machine 'pay'; it has some of 'charge'.");
    }

    @Test
    void takesStandardInputOnce() {
        assertThat(Terminal.runWithInput(ECHO, "run", "-", "--input", "-").exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1,} | --input:1:9: this is no JSON: Unexpected character ('}'",
                "{\"a\":\\n1] | --input:2:2: this is no JSON: Unexpected close marker ']'",
                "1 2         | --input:1:3: this is no JSON: ",
                "''          | --input is empty: give a JSON value, such as {}.",
                "input.json  | --input:1:1: this is no JSON: Unrecognized token 'input'"
            })
    void saysWhereAnInputIsNoJson(String input, String reason) throws IOException {
        Answer answer = Terminal.run("run", file("echo.asl.json", ECHO), "--input", input.replace("\\n", "\n"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith(reason);
    }

    @Test
    void refusesAnInputThatIsTooLarge() throws IOException {
        String input = file("large.json", "\"" + "x".repeat(300_000) + "\"");
        Answer answer = Terminal.run("run", file("echo.asl.json", ECHO), "--input", "@" + input);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("an input may have 262144 bytes, but this has 300002.");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        String echo = file("echo.asl.json", ECHO);
        String missing = directory.resolve("missing").toString();

        for (List<String> arguments : List.of(
                List.of("run", missing),
                List.of("run", echo, "--input", "@" + missing),
                List.of("run", echo, "--config", missing),
                List.of("run", echo, "--mock-config", missing, "--test-case", "A"))) {
            assertThat(Terminal.run(arguments.toArray(String[]::new)))
                    .isEqualTo(new Answer(
                            2,
                            "",
                            "loveless run: cannot read " + missing + ": there is no such file."
                                    + " Check the path; it is taken from the current directory.\n"));
        }
    }

    @Test
    void showsWhatIsWrongWithADefinitionAsValidateDoes() throws IOException {
        String broken = file("broken.asl.json", "{\"StartAt\":\"B\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        Answer validated = Terminal.run("validate", "--no-lint", broken);
        Answer answer = Terminal.run("run", broken);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).isEqualTo(validated.out() + validated.err());
    }

    @Test
    void showsWhatIsWrongWithAConfiguration() throws IOException {
        file("loveless.yaml", "functons: {}\n");
        Answer answer = Terminal.run("run", file("echo.asl.json", ECHO));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("loveless.yaml:1:1: error UNKNOWN_FIELD")
                .contains("Did you mean 'functions'?");
    }

    @Test
    void takesNameTypeAndSubstitutionsFromTheConfigurationBesideTheDefinition() throws IOException {
        file("loveless.yaml", """
                stateMachines:
                  Greeter:
                    definition: hello.asl.yaml
                    type: EXPRESS
                    definitionSubstitutions:
                      Greeting: Hello
                """);
        String file = file("hello.asl.yaml", """
                QueryLanguage: JSONata
                StartAt: Greet
                States:
                  Greet:
                    Type: Pass
                    Output: "{% '${Greeting} from ' & $states.context.StateMachine.Name & ' '
                      & $contains($states.context.Execution.Id, ':express:') %}"
                    End: true
                """);

        assertThat(Terminal.run("run", "--quiet", file)).isEqualTo(new Answer(0, "\"Hello from Greeter true\"\n", ""));
        assertThat(Terminal.run("run", "--quiet", file, "--type", "STANDARD").out())
                .isEqualTo("\"Hello from Greeter false\"\n");
    }

    @Test
    void asksWhichMachineIsMeantWhereSeveralHaveTheDefinition() throws IOException {
        file("loveless.yaml", """
                stateMachines:
                  One: {definition: echo.asl.json}
                  Two: {definition: echo.asl.json}
                """);
        String echo = file("echo.asl.json", ECHO);

        assertThat(Terminal.run("run", echo).err())
                .contains("several state machines have this definition; choose one by --machine: One, Two");
        assertThat(Terminal.run("run", echo, "--machine", "Two").err()).contains("Two  succeeded");
    }

    @Test
    void namesTheExecution() throws IOException {
        String file = file(
                "name.asl.json",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"OutputPath\":\"$$.Execution.Id\",\"End\":true}}}");

        assertThat(Terminal.run("run", "--quiet", file, "--name", "first").out())
                .isEqualTo("\"arn:aws:states:us-east-1:123456789012:execution:name:first\"\n");
    }

    @Test
    void givesTheHistoryWithQuietToo() throws IOException {
        String file = file("fails.asl.json", FAILS);

        assertThat(Terminal.run("run", "--virtual-time", "--events", "--quiet", file))
                .isEqualTo(Terminal.run("run", "--virtual-time", "--quiet", "--events", file))
                .extracting(Answer::err)
                .asString()
                .contains("\"type\":\"ExecutionStarted\"");
    }

    @Test
    void givesTheHistoryAsLinesOfJson() throws IOException {
        Answer answer = Terminal.run("run", "--virtual-time", "--events", file("fails.asl.json", FAILS));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.err().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(lines)
                .extracting(line ->
                        line.path("id").asInt() + " " + line.path("type").asText())
                .containsExactly("1 ExecutionStarted", "2 FailStateEntered", "3 ExecutionFailed", "0 ");
        assertThat(lines.get(1).path("stateEnteredEventDetails").path("name").asText())
                .isEqualTo("A");
        assertThat(lines.get(3).path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void letsNoControlCharacterOfNamesAndErrorsReachTheTerminal() throws IOException {
        String file = file(
                "escape.asl.json",
                "{\"StartAt\":\"A\\u001b[31m\",\"States\":{\"A\\u001b[31m\":"
                        + "{\"Type\":\"Fail\",\"Error\":\"E\\u0007\",\"Cause\":\"C\\u001b]0;x\\u009b\"}}}");
        Answer answer = Terminal.run("run", file);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).doesNotContain("\u001b", "\u0007", "\u009b").contains("A\u241b[31m  failed");
    }

    @Test
    void tellsHowItIsUsed() {
        Answer answer = Terminal.run("run", "--help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("Usage: loveless run ")
                .contains("--virtual-time")
                .contains("Exit codes:")
                .contains("Examples:");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
