package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What people get to see of an environment: what it writes, and what becomes of it. A line is taken for one of the task
 * that it works on, or else worked on last. Thread-safe.
 */
final class EnvironmentOutput implements OutputListener {
    private final String component;
    private final Consumer<ComponentEvent> events;
    private final LogTail tail = new LogTail();
    private final List<ComponentEvent.Output> early = new ArrayList<>(0);
    private String instance = "";
    private Optional<TaskReference> task;
    private boolean started;
    private boolean ended;

    /** @param startedFor the task that made it necessary */
    EnvironmentOutput(String component, Optional<TaskReference> startedFor, Consumer<ComponentEvent> events) {
        this.component = component;
        this.task = startedFor;
        this.events = events;
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

    /** It begins to work on a task. */
    synchronized void working(TaskReference on, boolean reused) {
        task = Optional.of(on);
        if (reused) {
            tail.clear();
            events.accept(new ComponentEvent.Reused(component, instance, on));
        }
    }

    @Override
    public synchronized void line(boolean standardError, String line) {
        tail.add(line);
        ComponentEvent.Output told = new ComponentEvent.Output(component, instance, task, standardError, line);
        if (started) {
            events.accept(told);
        } else {
            early.add(told);
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
