package dev.loveless.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.runtime.EngineClosedException;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.runtime.RuntimeSettings;
import dev.loveless.engine.time.SystemScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ClosedWhileStartingTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:machine:run";
    private static final String ECHO = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";

    @Test
    void whoeverWaitsForAnExecutionThatWasBeingStartedIsTold() {
        CompletableFuture<ExecutionRuntime> closing = new CompletableFuture<>();
        // An execution draws its seeds when it has been let in and is not known yet.
        ExecutionRuntime runtime = new ExecutionRuntime(new RuntimeSettings(
                SystemScheduler.realTime(),
                new InMemoryJournal(),
                List.of(),
                Quotas.AWS,
                () -> {
                    closing.join().close();
                    return 1;
                },
                10));
        closing.complete(runtime);

        runtime.start(identity(), program(), JsonData.EMPTY_OBJECT, Optional.empty());

        assertThat(runtime.ended(ARN))
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withCauseInstanceOf(EngineClosedException.class);
    }

    private static Program program() {
        return Program.of(
                AslParser.parse(new SourceText("machine", ECHO), SourceFormat.JSON, StateMachineType.STANDARD)
                        .stateMachine()
                        .orElseThrow(),
                StateMachineType.STANDARD);
    }

    private static ExecutionIdentity identity() {
        return new ExecutionIdentity(
                ARN,
                "run",
                "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                "machine",
                Optional.empty(),
                StateMachineType.STANDARD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
