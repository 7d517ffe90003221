package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What people get to see of an environment: what it writes, and what becomes of it. A line is taken for one of the task
 * that it works on, or else worked on last.
 *
 * <p>Lines come by another way than answers, and may come later: those of a task can still be under way when its answer
 * is there. One that has written before is therefore given its next task only when nothing has come for a moment; and
 * where that moment was not waited for, lines until then are told without a task rather than with a wrong one.
 * Thread-safe.
 */
final class EnvironmentOutput implements OutputListener {
    /**
     * A line that has not come so long after the answer, or after the line before it, is not under way any more: it
     * takes up to 8 ms on a busy machine (measured).
     */
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(10);

    /** For one whose lines have come late: they take longer where there is more to do than can be done (measured). */
    private static final long LONGEST_QUIET = TimeUnit.MILLISECONDS.toNanos(25);

    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);

    private final String component;
    private final Consumer<ComponentEvent> events;
    private final LongSupplier nanoTime;
    private final LogTail tail = new LogTail();
    private final List<ComponentEvent.Output> early = new ArrayList<>(0);
    private String instance = "";
    private Optional<TaskReference> task;
    private boolean started;
    private boolean begun;
    /** Whether it has written anything since its first task began. */
    private boolean talks;

    private int answers;
    /** Lines that are being told. */
    private int telling;
    /** When it answered or a line came. */
    private long lastSign;
    /** When it answered, as long as it has not begun its next task. */
    private OptionalLong answeredAt = OptionalLong.empty();
    /** How long after an answer a line came, at most. */
    private long latest;
    /** Whether lines may be those of the task before. */
    private boolean unsure;

    private boolean ended;

    /** @param startedFor the task that made it necessary */
    EnvironmentOutput(String component, Optional<TaskReference> startedFor, Consumer<ComponentEvent> events) {
        this(component, startedFor, events, System::nanoTime);
    }

    EnvironmentOutput(
            String component,
            Optional<TaskReference> startedFor,
            Consumer<ComponentEvent> events,
            LongSupplier nanoTime) {
        this.component = component;
        this.task = startedFor;
        this.events = events;
        this.nanoTime = nanoTime;
    }

    synchronized String instance() {
        return instance;
    }

    /** What it wrote before its name was known is told now. */
    synchronized void started(String name, Duration took) {
        instance = name;
        started = true;
        events.accept(new ComponentEvent.Started(component, name, task, took));
        early.forEach(line -> events.accept(
                new ComponentEvent.Output(component, name, line.task(), line.standardError(), line.line())));
        early.clear();
    }

    /** It has answered. */
    synchronized void answered() {
        answers++;
        lastSign = nanoTime.getAsLong();
        answeredAt = OptionalLong.of(lastSign);
    }

    /**
     * Lets what it still has to say of the task before come in, before it is given the next; but not for ever.
     *
     * @param action is to give it the task
     */
    void whenQuiet(Alarms alarms, Runnable action) {
        whenQuiet(alarms, action, nanoTime.getAsLong() + LONGEST_WAIT);
    }

    private void whenQuiet(Alarms alarms, Runnable action, long last) {
        long left = untilQuiet();
        if (left <= 0 || nanoTime.getAsLong() - last >= 0) {
            action.run();
        } else {
            // Alarms count whole milliseconds.
            alarms.later(Duration.ofNanos(left).plusMillis(1), () -> whenQuiet(alarms, action, last));
        }
    }

    private synchronized long untilQuiet() {
        // Whether it is one that writes is not known before its first lines had their time.
        return talks || answers == 1 ? left() : 0;
    }

    private long left() {
        if (answers == 0) {
            return 0;
        }
        long quiet = Math.max(QUIET, Math.min(2 * latest, LONGEST_QUIET));
        return telling > 0 ? quiet : lastSign + quiet - nanoTime.getAsLong();
    }

    /** What it writes from now on may be of this task. */
    synchronized void given(TaskReference on) {
        unsure = left() > 0;
        answeredAt = OptionalLong.empty();
        begun = true;
        task = Optional.of(on);
        if (answers > 0) {
            tail.clear();
            events.accept(new ComponentEvent.Reused(component, instance, on));
        }
    }

    @Override
    public void line(boolean standardError, String line) {
        ComponentEvent.Output told;
        synchronized (this) {
            unsure = unsure && left() > 0;
            lastSign = nanoTime.getAsLong();
            answeredAt.ifPresent(answer -> latest = Math.max(latest, lastSign - answer));
            talks |= begun;
            tail.add(line);
            told = new ComponentEvent.Output(
                    component, instance, unsure ? Optional.empty() : task, standardError, line);
            if (!started) {
                early.add(told);
                return;
            }
            telling++;
        }
        // Whoever takes it may be slow, which must keep nobody from the rest.
        events.accept(told);
        synchronized (this) {
            telling--;
            lastSign = nanoTime.getAsLong();
        }
    }

    /** It is no more; false if that was told before. */
    synchronized boolean ended(String how) {
        if (ended) {
            return false;
        }
        ended = true;
        events.accept(new ComponentEvent.Ended(component, instance, how));
        return true;
    }

    /** The end of its log, with the lines that Lambda puts around it. */
    String tail(String requestId, long milliseconds, int memory) {
        return tail.text(requestId, milliseconds, memory);
    }

    static String described(ContainerExit exit) {
        return exit.lost()
                .orElseGet(() -> "exit code " + exit.exitCode() + (exit.outOfMemory() ? ", out of memory" : ""));
    }
}
