package dev.loveless.docker.job;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.job.JobEnd.Trouble;
import dev.loveless.docker.work.InstanceDirectory;
import dev.loveless.docker.work.PreparedStart;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A container or process that runs a job, from the order to its removal. Thread-safe; nothing of it blocks. */
abstract class JobInstance implements OutputListener {
    final Workshop workshop;
    final JobOrder order;
    final JobOutput output;

    private final PreparedStart<String> start;
    private final Instant createdAt = Instant.now();
    private final CompletableFuture<Void> runs = new CompletableFuture<>();
    private final CompletableFuture<JobEnd> end = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile Optional<Instant> startedAt = Optional.empty();
    private final AtomicBoolean killedOnPurpose = new AtomicBoolean();
    private volatile String name = "";
    private final List<ComponentEvent.Output> early = new ArrayList<>(0);
    private boolean startIsTold;
    private boolean running;
    private boolean stopping;
    private boolean killing;

    /** @param starts what prepares and starts it */
    JobInstance(Workshop workshop, JobOrder order, Executor starts) {
        this.workshop = workshop;
        this.start = new PreparedStart<>(starts);
        this.order = order;
        this.output = new JobOutput(order.keptOutput());
    }

    /** Done when it runs; never if it does not come to that. */
    final CompletableFuture<Void> runs() {
        return runs;
    }

    /** Done when it has ended; never exceptionally. */
    final CompletableFuture<JobEnd> end() {
        return end;
    }

    /** Done when nothing of it is left; never exceptionally. */
    final CompletableFuture<Void> gone() {
        return gone;
    }

    /** Begins the work, unless a fault is to keep it from it. */
    final void begin() {
        Fault fault = order.fault().orElse(null);
        if (fault instanceof Fault.Delay delay) {
            tell(delay);
            workshop.timer().schedule(this::work, delay.duration().toMillis(), TimeUnit.MILLISECONDS);
        } else if (fault instanceof Fault.FailStart) {
            tell(fault);
            workshop.workers()
                    .execute(() -> finish(trouble(Kind.NOT_STARTED, "It did not start: a fault made on purpose.")));
        } else {
            work();
        }
    }

    private void work() {
        start.begin(this::prepare, prepared -> guarded(() -> run(prepared)));
    }

    /** Nobody waits for it any more, and it does not run: one that waits for its turn or image is over at once. */
    private void giveUp() {
        if (start.giveUp()) {
            workshop.workers().execute(() -> finish(trouble(Kind.NOT_STARTED, "It was stopped before it started.")));
        }
    }

    /** Begins to get the image, where there is one; an empty text where there is none. */
    CompletableFuture<String> prepare() {
        return CompletableFuture.completedFuture("");
    }

    /** A fault of ours, or of a library, must not leave the task without an end. */
    final void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            finish(trouble(Kind.REFUSED, "It could not be run: " + e));
        }
    }

    /**
     * Starts it, and sees to it that it is finished some time. May block.
     *
     * @param image what came of {@link #prepare}
     */
    abstract void run(CompletableFuture<String> image);

    /** Asks it to end. It runs. */
    abstract void stopRunning();

    /** Kills it. It runs. */
    abstract void killRunning();

    /** Removes what is left of it. May block. */
    abstract void remove();

    /** To be told before it can write anything. */
    final void named(String instance) {
        name = instance;
    }

    /** To be told when it runs: an order to end it that came before is carried out now. */
    final void started(Instant ordered) {
        Instant now = Instant.now();
        startedAt = Optional.of(now);
        tellEarlyLines(Optional.of(new ComponentEvent.Started(
                order.component().name(), name, Optional.of(order.task()), Duration.between(ordered, now))));
        runs.complete(null);
        boolean kill;
        boolean stop;
        synchronized (this) {
            running = true;
            kill = killing;
            stop = stopping;
        }
        if (kill) {
            killRunning();
        } else if (stop) {
            stopRunning();
        }
        if (order.fault().orElse(null) instanceof Fault.Kill onPurpose) {
            Duration after = onPurpose.after().orElse(Duration.ZERO);
            workshop.timer().schedule(() -> killOnPurpose(onPurpose), after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void killOnPurpose(Fault.Kill onPurpose) {
        if (!end.isDone() && killsOnPurpose(onPurpose)) {
            killRunning();
        }
    }

    /** Once. */
    private boolean killsOnPurpose(Fault.Kill onPurpose) {
        boolean first = killedOnPurpose.compareAndSet(false, true);
        if (first) {
            tell(onPurpose);
        }
        return first;
    }

    private void tell(Fault fault) {
        workshop.events().accept(fault.made(order.component().name(), order.task()));
    }

    /** Asks it to end, as soon as it runs. */
    final void stop() {
        boolean now;
        synchronized (this) {
            now = running && !stopping;
            stopping = true;
        }
        if (now && !end.isDone()) {
            stopRunning();
        }
        giveUp();
    }

    /** Kills it, as soon as it runs. */
    final void kill() {
        boolean now;
        synchronized (this) {
            now = running && !killing;
            stopping = true;
            killing = true;
        }
        if (now && !end.isDone()) {
            killRunning();
        }
        giveUp();
    }

    final synchronized boolean isStopping() {
        return stopping;
    }

    @Override
    public final void line(boolean standardError, String line) {
        output.line(standardError, line);
        tellOutput(standardError, line);
    }

    @Override
    public final void part(boolean standardError, String part) {
        output.part(standardError, part);
        tellOutput(standardError, part);
    }

    /** What it wrote before its start was told is told after that. */
    private void tellOutput(boolean standardError, String text) {
        ComponentEvent.Output told = new ComponentEvent.Output(
                order.component().name(), name, Optional.of(order.task()), standardError, text);
        synchronized (early) {
            if (startIsTold) {
                workshop.events().accept(told);
            } else {
                early.add(told);
            }
        }
    }

    /** @param start absent: it was not started, whatever it wrote */
    private void tellEarlyLines(Optional<ComponentEvent.Started> start) {
        synchronized (early) {
            startIsTold = true;
            start.ifPresent(workshop.events());
            early.forEach(workshop.events());
            early.clear();
        }
    }

    final void delete(Path directory) {
        try {
            InstanceDirectory.delete(directory);
        } catch (IOException e) {
            warn("The files of '" + order.component().name() + "' could not be removed: " + e);
        }
    }

    final void warn(String text) {
        workshop.events().accept(new ComponentEvent.Warning(text));
    }

    /** The variables of the role, those of the component, and what only this kind of instance knows. */
    final Map<String, String> environment(Map<String, String> own) {
        Map<String, String> variables = new HashMap<>(order.environment());
        variables.putAll(order.component().environment());
        variables.putAll(own);
        return variables;
    }

    final JobEnd trouble(Kind kind, String message) {
        return end(0, false, Optional.of(new Trouble(kind, message)), Optional.empty());
    }

    final JobEnd exited(int exitCode, boolean outOfMemory, Optional<byte[]> outputFile) {
        if (order.fault().orElse(null) instanceof Fault.Kill onPurpose && !isStopping()) {
            // Whether a fault happens must not depend on how quick somebody is: it is too late to kill, and counts as
            // done.
            killsOnPurpose(onPurpose);
            return end(ExitCodes.KILLED, false, Optional.empty(), outputFile);
        }
        return end(exitCode, outOfMemory, Optional.empty(), outputFile);
    }

    private JobEnd end(int exitCode, boolean outOfMemory, Optional<Trouble> trouble, Optional<byte[]> outputFile) {
        return new JobEnd(
                createdAt, startedAt, Instant.now(), exitCode, outOfMemory, isStopping(), trouble, output, outputFile);
    }

    /** Reports the end first, as people wait for it, and tidies up then. On a thread that may block. */
    final void finish(JobEnd how) {
        if (end.isDone()) {
            return;
        }
        try {
            end.complete(how);
            tellEarlyLines(Optional.empty());
            if (startedAt.isPresent()) {
                workshop.events()
                        .accept(new ComponentEvent.Ended(order.component().name(), name, how.description()));
            }
        } finally {
            try {
                remove();
            } finally {
                gone.complete(null);
            }
        }
    }
}
