package dev.loveless.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import dev.loveless.cli.io.NamedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
    private static final String VALID = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
    private static final String WITH_ERROR = "{\"StartAt\":\"B\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
    private static final String WITH_WARNING =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":{\"a\":\"$.b\"},\"End\":true}}}";
    private static final String WITH_LINT = """
            {"StartAt":"A","States":{"A":{
              "Type":"Task",
              "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters":{"QueueUrl":"q","MessageBody":{"token.$":"$$.Task.Token"}},
              "End":true}}}
            """;
    private static final String SYNC_TASK = """
            {"StartAt":"A","States":{"A":{
              "Type":"Task",
              "Resource":"arn:aws:states:::states:startExecution.sync:2",
              "Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:111111111111:stateMachine:other"},
              "TimeoutSeconds":60,
              "End":true}}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private String valid;

    @SuppressWarnings("NullAway.Init")
    private String withError;

    @BeforeEach
    void write() throws IOException {
        valid = file("valid.asl.json", VALID);
        withError = file("error.asl.json", WITH_ERROR);
    }

    @Test
    void saysThatThereIsNothingToSay() {
        assertThat(Terminal.run("validate", valid)).isEqualTo(new Answer(0, "", "no errors, no warnings in 1 file\n"));
    }

    @Test
    void showsFindingsOnStandardOutputAndCountsThemOnStandardError() {
        Answer answer = Terminal.run("validate", valid, withError);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .startsWith(withError + ":1:12: error MISSING_TRANSITION_TARGET: Missing 'Next' target: B\n"
                        + "  1 | " + WITH_ERROR + "\n"
                        + "    |            ^\n"
                        + "    = at /StartAt\n");
        assertThat(answer.err()).isEqualTo("2 errors, 0 warnings in 2 files\n");
    }

    @Test
    void showsFindingsInTheOrderOfTheText() {
        Answer answer = Terminal.runWithInput("""
                StartAt: A
                States:
                  A:
                    Type: Pass
                    Next: Nowhere
                    Colour: blue
                """, "validate", "-");

        assertThat(answer.out().lines().filter(line -> line.startsWith("<stdin>:")))
                .isSortedAccordingTo((a, b) -> Integer.compare(lineOf(a), lineOf(b)))
                .hasSizeGreaterThan(1);
    }

    private static int lineOf(String heading) {
        return Integer.parseInt(heading.split(":", 3)[1]);
    }

    @Test
    void checksTheSameFileAsOftenAsItIsNamed() {
        Answer answer = Terminal.run("validate", withError, withError);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("4 errors, 0 warnings in 2 files\n");
    }

    @Test
    void letsWarningsPassUnlessStrict() throws IOException {
        String file = file("warning.json", WITH_WARNING);

        Answer lenient = Terminal.run("validate", file);
        Answer strict = Terminal.run("validate", "--strict", file);

        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.out()).contains("warning NO_DOLLAR:");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.out()).isEqualTo(lenient.out());
        assertThat(Terminal.run("validate", "--strict", valid).exitCode()).isZero();
    }

    @Test
    void lintsUnlessToldNotTo() throws IOException {
        String file = file("lint.json", WITH_LINT);

        Answer linted = Terminal.run("validate", "--strict", file);
        Answer unlinted = Terminal.run("validate", "--strict", "--no-lint", file);

        assertThat(linted.exitCode()).isEqualTo(1);
        assertThat(linted.out()).contains("warning MISSING_TASK_TIMEOUT:");
        assertThat(unlinted).isEqualTo(new Answer(0, "", "no errors, no warnings in 1 file\n"));
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 0", "EXPRESS, 1", "express, 1"})
    void checksForTheTypeOfMachine(String type, int exitCode) throws IOException {
        String file = file("sync.json", SYNC_TASK);

        assertThat(Terminal.run("validate", "--no-lint", "--type", type, file).exitCode())
                .isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({"machine.yaml, 0", "machine.YML, 0", "machine.asl.yaml, 0", "machine.json, 1", "machine, 1"})
    void readsYamlByTheNameOfTheFile(String name, int exitCode) throws IOException {
        String file = file(name, "StartAt: A\nStates: {A: {Type: Succeed}}\n");

        assertThat(Terminal.run("validate", file).exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {VALID, "\n  " + VALID, "StartAt: A\nStates: {A: {Type: Succeed}}\n"})
    void readsJsonAndYamlFromStandardInput(String input) {
        assertThat(Terminal.runWithInput(input, "validate", "-").exitCode()).isZero();
    }

    @Test
    void readsStandardInputOnceHoweverOftenItIsNamed() {
        Answer answer = Terminal.runWithInput(WITH_ERROR, "validate", "-", "-");

        assertThat(answer.out()).contains("<stdin>:1:12: error");
        assertThat(answer.err()).isEqualTo("4 errors, 0 warnings in 2 files\n");
    }

    @Test
    void tellsOfTextThatIsNotUtf8() {
        byte[] latin1 = "{\"StartAt\":\"Gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = Terminal.runWithBytes(latin1, "validate", "-");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).startsWith("<stdin>:1:15: error INVALID_JSON_DESCRIPTION: The text is not UTF-8");
    }

    @Test
    void tellsOfAnEmptyFile() throws IOException {
        Answer answer = Terminal.run("validate", file("empty.json", ""));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("empty.json:1:1: error MISSING_DESCRIPTION:");
    }

    @Test
    void tellsWhatCannotBeReadAndChecksTheRest() {
        String missing = directory.resolve("missing.json").toString();

        Answer answer = Terminal.run("validate", missing, withError);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).startsWith(withError + ":1:12: error");
        assertThat(answer.err())
                .isEqualTo("loveless validate: cannot read " + missing + ": there is no such file."
                        + " Check the path; it is taken from the current directory.\n"
                        + "2 errors, 0 warnings in 1 file; 1 file could not be read\n");
    }

    @Test
    void refusesADirectory() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder.json"));

        Answer answer = Terminal.run("validate", folder.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("loveless validate: cannot read " + folder + ": it is a directory. Name the files in it,");
    }

    @Test
    void refusesAFileItMayNotRead() throws IOException {
        Path secret = Path.of(file("secret.json", VALID));
        Assumptions.assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "may read everything");

        Answer answer = Terminal.run("validate", secret.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("permission denied. Make the file readable");
    }

    @Test
    void refusesANameThatNoFileCanHave() {
        Answer answer = Terminal.run("validate", "a\0b.json", valid);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("the name is not one of a file here");
    }

    @Test
    void refusesWhatIsFarTooLarge() {
        Answer answer = Terminal.runWithBytes(new byte[NamedFiles.MOST_BYTES + 1], "validate", "-");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("cannot read -: it is larger than 16 MiB.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    validate                            | Missing required parameter: 'FILE'
                    validate --strict                   | Missing required parameter: 'FILE'
                    validate --srict a.json             | there is no option '--srict'
                    validate --type FAST a.json         | Invalid value for option '--type'
                    validate --format xml a.json        | Invalid value for option '--format'
                    """)
    void explainsWrongUsage(String line, String message) {
        Answer answer = Terminal.run(line.split(" "));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("loveless validate: " + message)
                .endsWith("Try 'loveless validate --help'." + System.lineSeparator());
    }

    @Test
    void helpsWithExamples() {
        Answer answer = Terminal.run("validate", "--help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .startsWith("Usage: loveless validate ")
                .contains(
                        "--type",
                        "--format",
                        "--no-lint",
                        "--strict",
                        "Exit codes:",
                        "loveless validate order.asl.json");
    }

    @Test
    void coloursTextWhereTheTerminalTakesIt() {
        assertThat(Terminal.runInColour(WITH_ERROR, "validate", "-").out()).contains("\u001b[1;31merror");
        assertThat(Terminal.runWithInput(WITH_ERROR, "validate", "-").out()).doesNotContain("\u001b");
        assertThat(Terminal.runInColour(WITH_ERROR, "validate", "--format", "json", "-")
                        .out())
                .doesNotContain("\u001b");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
