package dev.loveless.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExitWay;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.TaskAttempt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What components do, line by line. */
class PlainDisplayTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:Order:1";
    private static final TaskReference TASK = new TaskReference(ARN + "#7", ARN, "Resize");

    private final StringWriter written = new StringWriter();
    private final PlainDisplay display = new PlainDisplay(new PrintWriter(written), "Order", "begins");

    /** An iteration of a Map is in a task. */
    @BeforeEach
    void beginATask() {
        TaskAttempt attempt = new TaskAttempt(
                7,
                "arn:aws:lambda:us-east-1:123456789012:function:resize",
                JsonData.EMPTY_OBJECT,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
        display.turn(
                ARN,
                new Journal.Entry(
                        Journal.VERSION,
                        START,
                        List.of(
                                new Fact.ExecutionStarted(JsonData.EMPTY_OBJECT),
                                new Fact.StateEntered(0, "Each", JsonData.EMPTY_OBJECT),
                                new Fact.FrameOpened(1, 0, 3, JsonData.EMPTY_OBJECT),
                                new Fact.StateEntered(1, "Resize", JsonData.EMPTY_OBJECT),
                                new Fact.TaskScheduled(1, attempt))));
        written.getBuffer().setLength(0);
    }

    @Test
    void namesTheStateThatAContainerWorksFor() {
        at(310, new ComponentEvent.Started("resize", "3f2a91c0", Optional.of(TASK), Duration.ofMillis(305)));
        at(
                320,
                new ComponentEvent.Output(
                        "resize", "3f2a91c0", Optional.of(TASK), true, "\u001b[33mcareful\u001b[0m\r"));
        at(900, new ComponentEvent.Reused("resize", "3f2a91c0", TASK));
        at(950, new ComponentEvent.Ended("resize", "3f2a91c0", "was removed"));

        assertThat(written).hasToString("""
                   0.310s  Each[3]/Resize  container 3f2a91c0 started in 0.305s
                   0.320s  Each[3]/Resize | careful
                   0.900s  Each[3]/Resize  container 3f2a91c0, which runs already
                   0.950s  resize  container 3f2a91c0 was removed
                """);
    }

    @Test
    void namesTheComponentWhereItWorksForNoState() {
        at(310, new ComponentEvent.Started("resize", "pid 4711", Optional.empty(), Duration.ofMillis(20)));
        at(320, new ComponentEvent.Output("resize", "pid 4711", Optional.empty(), false, "ready"));

        assertThat(written).hasToString("""
                   0.310s  resize  pid 4711 started in 0.020s
                   0.320s  resize | ready
                """);
    }

    @Test
    void namesTheComponentWhereTheStateIsOverThatAContainerWasStartedFor() {
        turn(
                2_000,
                new Fact.StateExited(
                        1, "Resize", JsonData.EMPTY_OBJECT, Map.of(), Optional.of("Next"), new ExitWay.Done()));
        written.getBuffer().setLength(0);
        at(2_310, new ComponentEvent.Started("resize", "3f2a91c0", Optional.of(TASK), Duration.ofMillis(305)));

        assertThat(written).hasToString("""
                   2.310s  resize  container 3f2a91c0 started in 0.305s
                """);
    }

    @Test
    void isLoudAboutFaultsAndWarnings() {
        at(40, new ComponentEvent.FaultMade("resize", TASK, "killed after 40 ms"));
        at(50, new ComponentEvent.Warning("no GPU: resize runs on the CPU"));

        assertThat(written).hasToString("""
                   0.040s  fault on purpose in Each[3]/Resize: killed after 40 ms
                   0.050s  warning: no GPU: resize runs on the CPU
                """);
    }

    @Test
    void tellsOfAPullNowAndThen() {
        for (int milliseconds = 0; milliseconds <= 12_000; milliseconds += 100) {
            at(milliseconds, new ComponentEvent.ImagePull("resize:1", milliseconds / 120 + " %"));
        }

        assertThat(written).hasToString("""
                   0.000s  resize:1  pulling: 0 %
                   5.000s  resize:1  pulling: 41 %
                  10.000s  resize:1  pulling: 83 %
                """);
    }

    private void turn(int milliseconds, Fact fact) {
        display.turn(ARN, new Journal.Entry(Journal.VERSION, START.plusMillis(milliseconds), List.of(fact)));
    }

    private void at(int milliseconds, ComponentEvent event) {
        display.component(event, START.plusMillis(milliseconds));
    }
}
