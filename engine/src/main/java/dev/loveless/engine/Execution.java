package dev.loveless.engine;

import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import dev.loveless.engine.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An execution. Thread-safe. */
public final class Execution {
    private final Loveless loveless;
    private final ExecutionIdentity identity;

    Execution(Loveless loveless, ExecutionIdentity identity) {
        this.loveless = loveless;
        this.identity = identity;
    }

    public String arn() {
        return identity.executionArn();
    }

    public String name() {
        return identity.name();
    }

    /**
     * Waits until it has ended; in virtual time, lets pass what time it takes. One that waits for a token or for an
     * activity's worker, and has no timeout of its own, ends when its year is over.
     *
     * @throws IllegalStateException if, in virtual time, nothing is left that could end it
     */
    public Execution await() {
        return await(Duration.ofDays(3_650));
    }

    /**
     * Waits until it has ended, in real time no longer than {@code longest}.
     *
     * @throws IllegalStateException if it has not ended then
     */
    public Execution await(Duration longest) {
        CompletableFuture<ExecutionSnapshot> ended = loveless.runtime().ended(arn());
        if (loveless.scheduler() instanceof VirtualScheduler virtual) {
            if (!virtual.runUntil(ended::isDone)) {
                throw notEnded("nothing is left to be done");
            }
            return this;
        }
        try {
            ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return this;
        } catch (TimeoutException e) {
            throw notEnded("it has not after " + longest);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notEnded("the thread that waited was interrupted");
        }
    }

    private IllegalStateException notEnded(String reason) {
        List<HistoryEvent> events = history();
        String last = events.isEmpty()
                ? "nothing"
                : events.get(events.size() - 1).type().typeName();
        return new IllegalStateException(
                "The execution " + name() + " was to end, but " + reason + "; its last event is " + last + ".");
    }

    /** How it stands; before its first turn it has nothing but its input. */
    public ExecutionSnapshot snapshot() {
        loveless.runReady();
        return loveless.runtime()
                .snapshot(arn())
                .orElseThrow(() -> new IllegalStateException("The execution " + name()
                        + " is not kept any more; see retainedExecutions and retainedBytes."));
    }

    public ExecutionStatus status() {
        return snapshot().status();
    }

    /** The output of one that succeeded, as JSON text. */
    public Optional<String> output() {
        return snapshot().output().map(output -> output.text());
    }

    /** The error of one that failed. */
    public Optional<String> error() {
        return snapshot().error();
    }

    /** The cause of the error of one that failed. */
    public Optional<String> cause() {
        return snapshot().cause();
    }

    /** AWS's history of it so far. */
    public List<HistoryEvent> history() {
        loveless.runReady();
        return loveless.runtime().history(arn());
    }

    /**
     * All that has happened to it, which is more than the history tells: waiting, backoff, which catcher it was. For
     * those who show executions or draw conclusions from them.
     */
    public List<Journal.Entry> facts() {
        loveless.runReady();
        return loveless.runtime().facts(arn());
    }

    /** What it executes. */
    public Program program() {
        return loveless.runtime().program(arn());
    }

    /** The engine that executes it. */
    public Loveless loveless() {
        return loveless;
    }

    /** Its Map Runs so far, and how their child executions stand. */
    public List<MapRunCounts> mapRuns() {
        loveless.runReady();
        return loveless.runtime().mapRuns(arn());
    }

    /** Stops it; what it has begun is cancelled. */
    public Execution stop(@Nullable String error, @Nullable String cause) {
        loveless.runtime().stop(arn(), Optional.ofNullable(error), Optional.ofNullable(cause));
        return this;
    }

    /**
     * Lets the states that did not end well begin again, if it failed, timed out or was stopped. Of no effect on one
     * that succeeded or runs, on an Express execution, on a child of a Map Run, which is redriven by that, and where
     * the history has no room for more.
     */
    public Execution redrive() {
        loveless.runtime().redrive(arn());
        return this;
    }
}
