package dev.loveless.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that a configuration belongs to. */
class ConfiguredValidationTest {
    private static final String DEFINITION = """
            StartAt: Review
            States:
              Review: {Type: Task, Resource: "${ReviewArn}", TimeoutSeconds: 60, End: true}
            """;
    private static final String GOOD = "arn:aws:lambda:us-east-1:123456789012:function:review";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void substitutionsArePutInAsWhenItIsRun() throws IOException {
        String definition = file("app.asl.yaml", DEFINITION);

        assertThat(Terminal.run("validate", definition).exitCode()).isEqualTo(1);

        configure(GOOD);

        assertThat(Terminal.run("validate", "--strict", definition))
                .isEqualTo(new Answer(0, "", "no errors, no warnings in 1 file\n"));
    }

    @Test
    void aWrongValueIsShownInItsPlace() throws IOException {
        configure("review");
        String definition = file("app.asl.yaml", DEFINITION);
        Answer answer = Terminal.run("validate", definition);
        Answer run = Terminal.run("run", definition);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).startsWith(definition + ":3:").contains("Resource: \"review\"");
        assertThat(run.err()).isEqualTo(answer.out() + answer.err());
    }

    @Test
    void theConfigurationCanBeGiven() throws IOException {
        Files.createDirectory(directory.resolve("other"));
        file("other/given.yaml", """
                stateMachines:
                  App: {definition: ../app.asl.yaml, definitionSubstitutions: {ReviewArn: "%s"}}
                """.formatted(GOOD));
        String definition = file("app.asl.yaml", DEFINITION);
        String missing = directory.resolve("missing.yaml").toString();

        assertThat(Terminal.run(
                                "validate",
                                definition,
                                "--config",
                                directory.resolve("other/given.yaml").toString())
                        .exitCode())
                .isZero();

        Answer answer = Terminal.run("validate", definition, definition, "--config", missing);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .containsOnlyOnce("loveless validate: cannot read " + missing + ": there is no such file.");
    }

    @Test
    void whatIsWrongWithTheConfigurationIsToldOnce() throws IOException {
        String configuration = file("loveless.yaml", "functons: {}\n");
        String one = file("one.asl.yaml", "StartAt: A\nStates: {A: {Type: Succeed}}\n");
        String two = file("two.asl.yaml", "StartAt: A\nStates: {A: {Type: Succeed}}\n");
        Answer answer = Terminal.run("validate", one, two);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).containsOnlyOnce(configuration + ":1:1: error UNKNOWN_FIELD");
        assertThat(answer.err()).isEqualTo("1 error, 0 warnings in 3 files\n");
    }

    @Test
    void aValueWithoutAPlaceIsAWarning() throws IOException {
        configure(GOOD);
        String definition = file("app.asl.yaml", "StartAt: A\nStates: {A: {Type: Succeed}}\n");
        Answer answer = Terminal.run("validate", definition);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("warning UNUSED_SUBSTITUTION: The definition has no place '${ReviewArn}'");
    }

    @Test
    void theConfiguredTypeCountsUnlessOneIsGiven() throws IOException {
        file("loveless.yaml", "stateMachines: {App: {definition: app.asl.yaml, type: EXPRESS}}\n");
        String definition = file("app.asl.yaml", """
                StartAt: A
                States:
                  A:
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                    Parameters: {QueueUrl: q, "MessageBody": {"token.$": "$$.Task.Token"}}
                    HeartbeatSeconds: 9
                    End: true
                """);

        assertThat(Terminal.run("validate", definition).exitCode()).isEqualTo(1);
        assertThat(Terminal.run("validate", definition, "--type", "STANDARD").exitCode())
                .isZero();
    }

    @Test
    void eachMachineWithTheDefinitionIsChecked() throws IOException {
        file("loveless.yaml", """
                stateMachines:
                  Bad: {definition: app.asl.yaml, definitionSubstitutions: {ReviewArn: review}}
                  Good: {definition: app.asl.yaml, definitionSubstitutions: {ReviewArn: "%s"}}
                """.formatted(GOOD));
        Answer answer = Terminal.run("validate", file("app.asl.yaml", DEFINITION));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("1 error, 0 warnings in 1 file\n");
    }

    private void configure(String arn) throws IOException {
        file("loveless.yaml", """
                stateMachines:
                  App: {definition: app.asl.yaml, definitionSubstitutions: {ReviewArn: "%s"}}
                """.formatted(arn));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
