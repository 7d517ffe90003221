package dev.loveless.asl.parse;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs code on a thread with little stack. */
final class SmallStack {
    static final int JVM_DEFAULT = 1024 * 1024;
    static final int HALF = JVM_DEFAULT / 2;

    private SmallStack() {}

    static <T> T call(int bytes, Callable<T> code) {
        FutureTask<T> task = new FutureTask<>(code);
        Thread thread = new Thread(null, task, "small-stack", bytes);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("failed on a small stack of " + bytes + " bytes: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
