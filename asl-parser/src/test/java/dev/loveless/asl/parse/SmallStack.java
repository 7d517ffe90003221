package dev.loveless.asl.parse;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs code on a thread with half the stack that the JVM gives by default. */
final class SmallStack {
    private static final long BYTES = 512 * 1024;

    private SmallStack() {}

    static <T> T call(Callable<T> code) {
        FutureTask<T> task = new FutureTask<>(code);
        Thread thread = new Thread(null, task, "small-stack", BYTES);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("failed on a small stack", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
