package dev.loveless.cli.serve;

import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish of the user that the server ends. Thread-safe. */
final class EndOfService {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final PrintWriter err;

    EndOfService(PrintWriter err) {
        this.err = err;
    }

    /** @param signal for people */
    void asked(String signal) {
        err.print("stopping for " + signal + "; once more ends at once\n");
        err.flush();
        asked.countDown();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(EndOfService::giveUp);
    }

    /** The user does not want to wait. */
    void insisted() {
        giveUp();
    }

    /** Nothing is put in order any more; {@code loveless clean} and the next start remove what is left. */
    private static void giveUp() {
        Runtime.getRuntime().halt(ServeCommand.EXIT_CUT_OFF);
    }

    /** Returns when the end is wished for. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
