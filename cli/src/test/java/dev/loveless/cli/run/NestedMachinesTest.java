package dev.loveless.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machines of a configuration can start each other. */
final class NestedMachinesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private Path parent = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("loveless.yaml"), """
                stateMachines:
                  Child: {definition: child.asl.json}
                """);
        parent = Files.writeString(directory.resolve("parent.asl.json"), """
                {"StartAt": "Start", "States": {"Start": {"Type": "Task", "TimeoutSeconds": 60, "End": true,
                  "Resource": "arn:aws:states:::states:startExecution.sync:2", "OutputPath": "$.Output",
                  "Parameters": {
                    "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Child",
                    "Input.$": "$"}}}}
                """);
    }

    @Test
    void aMachineStartsAnotherOneOfTheConfiguration() throws IOException {
        Files.writeString(directory.resolve("child.asl.json"), """
                {"StartAt": "Give", "States": {"Give": {"Type": "Pass", "Parameters": {"got.$": "$.n"}, "End": true}}}
                """);

        Answer answer = Terminal.run("run", parent.toString(), "--virtual-time", "--input", "{\"n\": 7}");

        assertThat(answer.out()).isEqualTo("{\"got\":7}\n");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void aFaultInAnotherMachineIsShownBeforeAnythingBegins() throws IOException {
        Files.writeString(directory.resolve("child.asl.json"), "{\"StartAt\": \"Gone\", \"States\": {}}");

        Answer answer = Terminal.run("run", parent.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("child.asl.json:1:");
        assertThat(answer.out()).isEmpty();
    }
}
