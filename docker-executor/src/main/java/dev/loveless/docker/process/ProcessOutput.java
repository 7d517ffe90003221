package dev.loveless.docker.process;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.client.LineSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a program writes on its two streams, on its way to who wants to know. Thread-safe. */
final class ProcessOutput {
    private static final int BUFFER = 8 * 1024;

    private final OutputListener listener;
    /** How many threads tell something just now. */
    private final AtomicInteger telling = new AtomicInteger();

    private final CompletableFuture<Void> over;

    private ProcessOutput(Process process, OutputListener listener, Executor workers) {
        this.listener = listener;
        this.over = CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> tell(process.getInputStream(), false), workers),
                        CompletableFuture.runAsync(() -> tell(process.getErrorStream(), true), workers))
                // Output that cannot be read any more is over.
                .handle((nothing, unreadable) -> null);
    }

    /**
     * Begins to read it.
     *
     * @param workers two threads of it are held until the output ends
     */
    static ProcessOutput of(Process process, OutputListener listener, Executor workers) {
        return new ProcessOutput(process, listener, workers);
    }

    private void tell(InputStream stream, boolean standardError) {
        LineSplitter lines = new LineSplitter(listener, standardError);
        byte[] buffer = new byte[BUFFER];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                int read = count;
                busy(() -> lines.write(buffer, read));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            busy(lines::finish);
        }
    }

    private void busy(Runnable action) {
        telling.incrementAndGet();
        try {
            action.run();
        } finally {
            telling.decrementAndGet();
        }
    }

    /** Done when it has ended and was told, or else after so long. */
    CompletableFuture<Void> overOr(Duration limit) {
        return over.copy().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same, but for as long as the listener takes over what it is told. */
    CompletableFuture<Void> told(Duration limit) {
        return overOr(limit)
                .thenCompose(nothing ->
                        over.isDone() || telling.get() == 0 ? CompletableFuture.completedFuture(null) : told(limit));
    }
}
