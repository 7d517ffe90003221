package dev.loveless.junit;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.junit.timeline.MachineStates;
import dev.loveless.junit.timeline.StateVisit;
import dev.loveless.junit.timeline.Timeline;
import dev.loveless.junit.timeline.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * The time of a test's executions. What moves it is for virtual time only, and throws {@code IllegalStateException}
 * elsewhere. Thread-safe.
 */
public final class TestTime {
    private final Loveless loveless;
    private final EngineWatch watch;
    private final Instant start;

    TestTime(Loveless loveless, EngineWatch watch) {
        this.loveless = loveless;
        this.watch = watch;
        this.start = loveless.now();
    }

    /** Now. */
    public Instant now() {
        return loveless.now();
    }

    /** How much time has passed since the engine was made. */
    public Duration elapsed() {
        return Duration.between(start, now());
    }

    /** A clock with this time, for code under test that takes one. */
    public Clock clock() {
        return new EngineClock(loveless, ZoneOffset.UTC);
    }

    /** Lets that much time pass, with all that happens in it. */
    public TestTime advance(Duration duration) {
        requireVirtual();
        loveless.advance(duration);
        return this;
    }

    /**
     * Lets time pass until all executions have ended, or only somebody outside can bring them on: who has a task token,
     * a worker of an activity, or the test itself. Timeouts and heartbeats are not run into for their own sake.
     */
    public TestTime runToIdle() {
        requireVirtual();
        loveless.runToIdle();
        return this;
    }

    /**
     * Lets time pass until the execution, or one of the child executions of its Map Runs, enters that state; not at all
     * if it is in it now.
     *
     * @throws IllegalArgumentException if the machine has no such state
     * @throws AssertionFailedError with the timeline, if it does not come there
     */
    public TestTime runUntil(Execution execution, String state) {
        requireVirtual();
        MachineStates.require(execution, state);
        try (EngineWatch.Watcher watcher = watch.watch(execution.arn(), state)) {
            loveless.runReady();
            if (watcher.hasEntered() || isIn(execution, state)) {
                return this;
            }
            loveless.runUntil(() -> watcher.hasEntered() || hasEnded(execution));
            if (!watcher.hasEntered()) {
                throw notEntered(execution, state);
            }
        }
        return this;
    }

    private void requireVirtual() {
        if (!loveless.isVirtual()) {
            throw new IllegalStateException("Only virtual time can be moved, and this test has another: say"
                    + " @LovelessTest(time = Time.VIRTUAL), which is the default.");
        }
    }

    private static boolean isIn(Execution execution, String state) {
        return Timeline.of(execution).visits(state).stream().anyMatch(StateVisit::isOpen);
    }

    /** Not by the execution's own snapshot, which does what is ready: a condition must only look. */
    private boolean hasEnded(Execution execution) {
        return loveless.runtime()
                .snapshot(execution.arn())
                .filter(snapshot -> !snapshot.status().isEnd())
                .isEmpty();
    }

    private static AssertionFailedError notEntered(Execution execution, String state) {
        return new AssertionFailedError(
                "The execution was to enter the state '" + state + "', but did not:\n\n" + Timeline.of(execution));
    }

    /** What executions wait for, child executions included, in the order they began. */
    public List<Waiting> waiting() {
        loveless.runReady();
        return watch.begun().stream()
                .flatMap(arn -> loveless.runtime().snapshot(arn).stream())
                // The timeline of whoever has started children of a Map Run tells of them too.
                .filter(snapshot -> !snapshot.status().isEnd()
                        && snapshot.identity().mapRunArn().isEmpty())
                .map(snapshot -> loveless.execution(snapshot.identity().executionArn()))
                .flatMap(execution -> Timeline.of(execution).waiting().stream())
                .toList();
    }

    /** What time stands still for, though it could pass; e.g. the work of a component in a container. */
    public List<String> heldBy() {
        return loveless.heldBy();
    }

    /** When it is, and what is waited for. */
    @Override
    public String toString() {
        Instant now = now();
        StringBuilder text = new StringBuilder("It is " + now + ".");
        waiting().forEach(waiting -> text.append("\n  ").append(waiting.text(now)));
        heldBy().forEach(work -> text.append("\n  held by ").append(work));
        return text.toString();
    }
}
