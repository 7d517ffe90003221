package dev.loveless.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks with nothing behind them, and images that are behind nothing. */
class MissingComponentTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:charge";
    private static final String ACTIVITY = "arn:aws:states:eu-west-1:999999999999:activity:review";
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        FUNCTION + ",''",
        FUNCTION + ":live,''",
        INVOKE + ",charge",
        INVOKE + ",function:charge",
        INVOKE + "," + FUNCTION + ":live",
        INVOKE + ".waitForTaskToken,123456789012:function:charge"
    })
    void aFunctionIsNamedWithItsRemedies(String resource, String functionName) throws IOException {
        Answer answer = run(resource, functionName.isEmpty() ? "" : "FunctionName: '" + functionName + "'");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains("Nothing is behind the function 'charge': give its image by `--image charge=IMAGE`, or put"
                        + " `functions.charge` with `image`, `build` or `command` into loveless.yaml.");
    }

    @Test
    void aTokenThatNobodyCouldSendIsToldBeforeItIsWaitedFor() throws IOException {
        assertThat(run(INVOKE + ".waitForTaskToken", "FunctionName: charge").err())
                .startsWith("warning: the state 'Go' waits for a task token, and `run` has no API that could take one."
                        + " Mock it by --mock-config, or use `loveless serve`, which takes SendTaskSuccess.\n");
        assertThat(run(INVOKE, "FunctionName: charge").err()).doesNotContain("task token");
    }

    @Test
    void aNameThatIsComputedIsNamedToo() throws IOException {
        Answer answer = run(INVOKE, "'FunctionName.$': States.Format('{}arge', 'ch')");

        assertThat(answer.err()).contains("`--image charge=IMAGE`");
    }

    @Test
    void aSimilarNameOfTheConfigurationIsSuggested() throws IOException {
        write("loveless.yaml", "functions: {chrge: {command: [cat]}}\n");

        assertThat(run(FUNCTION, "").err())
                .contains("into loveless.yaml. There is `functions.chrge`: did you mean that one?");
    }

    @Test
    void anActivityIsNamedWithItsRemedy() throws IOException {
        Answer answer = run(ACTIVITY, "");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains("Nothing is behind the activity 'review': put `activities.review` with `image`, `build` or"
                        + " `command` into loveless.yaml.");
    }

    @Test
    void aServiceIsNamedWithItsRemedy() throws IOException {
        assertThat(run("arn:aws:states:::sqs:sendMessage", "MessageBody: a\nQueueUrl: b")
                        .err())
                .contains("Loveless does not do sqs:sendMessage: give its answers by `--mock-config`.");
    }

    @Test
    void anActivityOfAnyRegionAndAccountIsMocked() throws IOException {
        String mocks = write("mocks.json", """
                {"StateMachines": {"app": {"TestCases": {"Done": {"Go": "Done"}}}},
                 "MockedResponses": {"Done": {"0": {"Return": "done"}}}}
                """);
        Answer answer = run(ACTIVITY, "", "--mock-config", mocks, "--test-case", "Done", "--quiet");

        assertThat(answer).isEqualTo(new Answer(0, "\"done\"\n", ""));
    }

    @Test
    void anActivityOfAnyRegionAndAccountIsDoneByTheConfiguredComponent() throws IOException {
        write("loveless.yaml", "activities: {review: {command: [sh, -c, exit 3]}}\n");

        assertThat(run(ACTIVITY, "").err()).contains("activity review").contains("Runtime.ExitError");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chrge=x | warning: --image chrge=x: no state uses 'chrge'. Did you mean 'charge'?",
                "other=x | warning: --image other=x: no state uses 'other'. States use 'charge'.",
            })
    void anImageThatNoStateUsesIsAWarning(String option, String warning) throws IOException {
        Answer answer = run(FUNCTION, "", "--image", option, "--quiet");

        assertThat(answer.err()).startsWith(warning + "\n");
    }

    @Test
    void twoImagesForOneNameAreRefused() throws IOException {
        Answer answer = run(FUNCTION, "", "--image", "charge=a", "--image", "charge=b");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("--image: 'charge' is given two images, 'a' and 'b'");
    }

    @Test
    void anImageWhereNoStateUsesAnyIsAWarning() throws IOException {
        String file = write("pass.asl.yaml", "StartAt: A\nStates: {A: {Type: Pass, End: true}}\n");
        Answer answer = Terminal.run("run", file, "--image", "a=x", "--quiet");

        assertThat(answer).isEqualTo(new Answer(0, "{}\n", """
                warning: --image a=x: no state uses 'a'. No state uses a function, an activity or a job.
                """));
    }

    @ParameterizedTest
    @CsvSource({
        INVOKE + ",FunctionName: charge,charge",
        INVOKE + ",'FunctionName.$': $.name,any",
        ACTIVITY + ",'',review",
        "docker://busybox,'',busybox",
        "arn:aws:states:::ecs:runTask.sync,'TaskDefinition: arn:aws:ecs:us-east-1:123456789012:task-definition/a:7',a",
        "arn:aws:states:::batch:submitJob.sync,'{JobName: n, JobQueue: q, JobDefinition: \"a:7\"}',a",
        "arn:aws:states:::eks:runJob.sync,'{ClusterName: c, Job: {metadata: {name: a}}}',a",
    })
    void anImageThatAStateUsesOrMayUseIsNoWarning(String resource, String parameters, String name) throws IOException {
        // Nothing is pulled here: what is mocked is not run.
        String mocks = write("mocks.json", """
                {"StateMachines": {"app": {"TestCases": {"Done": {"Go": "Done"}}}},
                 "MockedResponses": {"Done": {"0": {"Return": "done"}}}}
                """);
        Answer answer = run(
                resource, parameters, "--image", name + "=x", "--mock-config", mocks, "--test-case", "Done", "--quiet");

        assertThat(answer.err()).doesNotContain("warning");
    }

    @Test
    void anImageOfAJsonataStateInAMapIsFound() throws IOException {
        String file = write("app.asl.yaml", """
                QueryLanguage: JSONata
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: "{%% [] %%}"
                    ItemProcessor:
                      StartAt: Charge
                      States:
                        Charge: {Type: Task, Resource: "%s", End: true,
                          Arguments: {FunctionName: charge, Payload: "{%% $states.input %%}"}}
                    End: true
                """.formatted(INVOKE));

        assertThat(Terminal.run("run", file, "--image", "charge=x", "--quiet")).isEqualTo(new Answer(0, "[]\n", ""));
        assertThat(Terminal.run("run", file, "--image", "chrge=x", "--events").err())
                .startsWith("{\"warning\":\"--image chrge=x: no state uses 'chrge'. Did you mean 'charge'?\"}\n");
    }

    private Answer run(String resource, String parameters, String... arguments) throws IOException {
        String file = write("app.asl.yaml", """
                StartAt: Go
                States:
                  Go:
                    Type: Task
                    Resource: %s
                    %s
                    End: true
                """.formatted(resource, parameters(parameters)));
        return Terminal.run(
                Stream.concat(Stream.of("run", file), Stream.of(arguments)).toArray(String[]::new));
    }

    private static String parameters(String fields) {
        return fields.isEmpty() ? "" : "Parameters:\n      " + fields.replace("\n", "\n      ");
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
