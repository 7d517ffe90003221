package dev.loveless.docker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines come by another connection than answers; in a time that passes when a test says so. */
final class EnvironmentOutputTest {
    private static final TaskReference FIRST = new TaskReference("1", "arn", "First");
    private static final TaskReference SECOND = new TaskReference("2", "arn", "Second");

    private record Due(long time, Runnable action) {}

    private static final class Time extends ScheduledThreadPoolExecutor {
        private final List<Due> due = new ArrayList<>();
        private long now;

        Time() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
            due.add(new Due(now + unit.toNanos(delay), action));
            return super.schedule(() -> {}, 0, unit);
        }

        void pass(int milliseconds) {
            for (int i = 0; i < milliseconds; i++) {
                now += TimeUnit.MILLISECONDS.toNanos(1);
                List<Due> come = due.stream().filter(it -> it.time() <= now).toList();
                due.removeAll(come);
                come.forEach(it -> it.action().run());
            }
        }
    }

    private final Time time = new Time();
    private final List<String> lines = new ArrayList<>();
    private final EnvironmentOutput output =
            new EnvironmentOutput("work", Optional.empty(), this::keep, () -> time.now);
    private boolean secondBegun;

    private void keep(ComponentEvent event) {
        if (event instanceof ComponentEvent.Output told) {
            lines.add(
                    told.line() + " of " + told.task().map(TaskReference::state).orElse("none"));
        }
    }

    @BeforeEach
    void doTheFirstTask() {
        output.started("instance", Duration.ZERO);
        output.given(FIRST);
        time.pass(100);
        output.line(false, "early");
        output.answered();
    }

    @AfterEach
    void close() {
        time.shutdownNow();
    }

    /** As soon as the first is done. */
    private void orderTheSecond() {
        output.whenQuiet(new Alarms(time), () -> {
            output.given(SECOND);
            secondBegun = true;
        });
    }

    @Test
    void aLineThatComesAfterTheAnswerIsOfItsTaskAndTheNextWaitsForIt() {
        orderTheSecond();
        time.pass(9);
        output.line(false, "late");
        time.pass(9);
        assertThat(secondBegun).isFalse();
        time.pass(40);
        assertThat(secondBegun).isTrue();
        output.line(false, "next");

        assertThat(lines).containsExactly("early of First", "late of First", "next of Second");
    }

    @Test
    void whereLinesGoOnComingTheNextBeginsAllTheSameAndTheyAreOfNoTaskRatherThanOfAWrongOne() {
        orderTheSecond();
        for (int i = 0; i < 12; i++) {
            time.pass(5);
            output.line(false, "late");
        }
        assertThat(secondBegun).isTrue();
        time.pass(30);
        output.line(false, "next");

        assertThat(lines).endsWith("late of none", "next of Second").doesNotContain("late of Second");
    }

    @Test
    void whereALineHasComeLateTheNextTaskWaitsLonger() {
        time.pass(12);
        output.line(false, "late");
        orderTheSecond();
        time.pass(20);
        assertThat(secondBegun).isFalse();
        output.line(false, "later");
        time.pass(40);
        assertThat(secondBegun).isTrue();
        output.line(false, "next");

        assertThat(lines).containsExactly("early of First", "late of First", "later of First", "next of Second");
    }

    @Test
    void whereNothingHasComeForAMomentTheNextTaskWaitsForNothing() {
        time.pass(10);
        orderTheSecond();

        assertThat(secondBegun).isTrue();
    }
}
