package dev.loveless.cli.progress;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows how an execution goes on. What happens is taken from any thread without blocking, and shown by a thread of its
 * own, so that a slow reader of standard error slows no execution down. Thread-safe.
 */
public final class Progress implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 10;
    /** Of what is told and not shown yet, beyond which components' output is not taken. */
    private static final int MOST_WAITING = 10_000;

    private final Display display;
    private final BlockingQueue<Consumer<Display>> told = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> shown = new CompletableFuture<>();
    private volatile Supplier<Instant> clock = Instant::now;
    private final Gaps gaps = new Gaps(MOST_WAITING, System::nanoTime);
    private volatile boolean closing;
    private volatile boolean executionEnded;

    private Progress(Display display) {
        this.display = display;
        Thread thread = new Thread(this::show, "loveless-display");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A line for each thing that happens.
     *
     * @param machine what the execution is called
     * @param heading what is said of it at its beginning
     */
    public static Progress plain(PrintWriter err, String machine, String heading) {
        return new Progress(new PlainDisplay(err, machine, heading));
    }

    /** A tree that changes in place, on a terminal. */
    public static Progress live(PrintWriter err, Supplier<Screen> screen, String machine, String heading) {
        return new Progress(
                new LiveDisplay(err, screen, machine, heading, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
    }

    /** Nothing but warnings. */
    public static Progress quiet(PrintWriter err) {
        return new Progress(new QuietDisplay(err));
    }

    /**
     * AWS's history, as lines of JSON.
     *
     * @param identity of the execution, to be completed when it has been started
     */
    public static Progress events(PrintWriter err, Program program, CompletableFuture<ExecutionIdentity> identity) {
        return new Progress(new EventDisplay(err, program, identity));
    }

    /** The time that executions live in; real time, unless said otherwise. */
    public void clock(Supplier<Instant> value) {
        clock = value;
    }

    /** A journal that keeps what the other keeps, and shows what it is given. */
    public Journal watching(Journal journal) {
        if (!display.showsFacts()) {
            return journal;
        }
        return new WatchedJournal(journal) {
            @Override
            protected void appended(String executionArn, Entry entry) {
                tell(it -> it.turn(executionArn, entry));
            }
        };
    }

    /**
     * The rest is tidying up, of which people need not know. Warnings are shown all the same, and what components have
     * written: of a task that failed it is often the most telling.
     */
    public void executionEnded() {
        executionEnded = true;
    }

    /**
     * Shows what happens to a component. Of lines that come faster than they can be shown some are left out; how many
     * is said where they are missing, once a second at most.
     */
    public void component(ComponentEvent event) {
        boolean tellsAnything = event instanceof ComponentEvent.Warning || event instanceof ComponentEvent.Output;
        if (executionEnded && !tellsAnything) {
            return;
        }
        Instant now = clock.get();
        if (event instanceof ComponentEvent.Output) {
            if (gaps.leavesOut(told.size())) {
                return;
            }
            tellOfGap(gaps.end(), now);
        }
        tell(it -> it.component(event, now));
    }

    private void tellOfGap(long lines, Instant now) {
        if (lines > 0) {
            tell(it -> it.say(lines + " lines of components were left out: they came too fast", now));
        }
    }

    /** Says something to whoever watches. */
    public void say(String text) {
        Instant now = clock.get();
        tell(it -> it.say(text, now));
    }

    private void tell(Consumer<Display> what) {
        // Where showing has broken off, nobody would ever take it.
        if (!shown.isDone()) {
            told.add(what);
        }
    }

    private void show() {
        try {
            while (!closing || !told.isEmpty()) {
                Consumer<Display> next = told.poll(LiveDisplay.FRAME_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.accept(display);
                } else if (gaps.isToBeTold()) {
                    tellOfGap(gaps.end(), clock.get());
                }
                display.refresh(clock.get());
            }
            display.finish(clock.get());
            shown.complete(null);
        } catch (InterruptedException | RuntimeException | Error e) {
            shown.completeExceptionally(e);
        }
    }

    /**
     * Shows what has been told; what is told later is not shown any more. Does not wait for ever for whoever does not
     * read.
     *
     * @throws IllegalStateException if something could not be shown for a fault of ours
     */
    @Override
    public void close() {
        tellOfGap(gaps.end(), clock.get());
        closing = true;
        tell(it -> {});
        try {
            shown.get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Progress could not be shown", e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("Standard error is not read", e);
        }
    }
}
