package dev.loveless.cli.run;

import dev.loveless.cli.progress.Progress;
import dev.loveless.engine.Execution;
import dev.loveless.engine.machine.ExecutionStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The wish of the user that a run ends: its execution is aborted, and then the run ends as others do, with what it
 * started removed. It is given some time for that. Thread-safe.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 60;
    private static final long MOMENT_MILLISECONDS = 200;
    private static final long FAREWELL_MILLISECONDS = 500;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Console console;
    private final Consumer<String> warning;
    private volatile String signal = "";
    private volatile Optional<Execution> execution = Optional.empty();

    /** @param warning tells what is to be said when there is no time for anything else */
    Interruption(Console console, Consumer<String> warning) {
        this.console = console;
        this.warning = warning;
    }

    /** What is to be stopped; at once, if the wish came before. */
    synchronized void execution(Execution started) {
        execution = Optional.of(started);
        if (isAsked()) {
            stop(started);
        }
    }

    /** The user wishes an end. */
    synchronized void asked(String signalName, Progress progress) {
        signal = signalName;
        asked.countDown();
        progress.say("stopping for " + signalName + " and removing what was started; once more ends at once");
        execution.ifPresent(this::stop);
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(this::loseThePatience);
    }

    private void stop(Execution running) {
        running.stop(null, "Stopped by " + signal + ".");
    }

    private void loseThePatience() {
        giveUp("not all could be removed within " + PATIENCE_SECONDS + " s");
    }

    /** The user does not want to wait. */
    void insisted() {
        giveUp("ended at once");
    }

    /** Nothing is put in order any more; {@code loveless clean} and the next run remove what is left. */
    private void giveUp(String reason) {
        Thread farewell =
                new Thread(() -> takeLeave(reason + "; 'loveless clean' or the next run removes what is left"));
        farewell.setDaemon(true);
        farewell.start();
        try {
            // Standard error may be full, and nobody may read it.
            farewell.join(FAREWELL_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(RunCommand.EXIT_FAILED);
    }

    private void takeLeave(String text) {
        warning.accept(text);
        execution
                .map(Execution::snapshot)
                .filter(end -> end.status() == ExecutionStatus.ABORTED)
                .ifPresent(end -> new Ending(end).print(console.out(), console.err()));
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** The same, with a moment for it to come true. */
    boolean isAskedWithinMoment() {
        try {
            return asked.await(MOMENT_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
