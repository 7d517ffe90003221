package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An image that is being pulled or built, or was, for all who wait for it. Thread-safe. */
final class ImageProvision {
    private final CompletableFuture<String> image = new CompletableFuture<>();
    private int waiting;
    private @Nullable Progress<?> progress;
    private @Nullable EngineException brokenOff;

    /** What a new one who waits gets; {@code left} is done when that one does not wait any more. */
    CompletableFuture<String> await(Runnable left) {
        synchronized (this) {
            waiting++;
        }
        CompletableFuture<String> own = image.copy();
        own.whenComplete((reference, failure) -> {
            if (own.isCancelled()) {
                left.run();
            }
        });
        return own;
    }

    /** One of those who wait does not any more; whether that was the last, of an image that is not there yet. */
    synchronized boolean leave() {
        waiting--;
        return waiting == 0 && !image.isDone();
    }

    /** The engine is about to tell of the work; it is not begun if nobody waits any more. */
    void tellsOf(Progress<?> telling) throws EngineException {
        synchronized (this) {
            if (brokenOff == null) {
                progress = telling;
                return;
            }
        }
        throw new EngineException(Kind.UNAVAILABLE, "Broken off: to provide an image");
    }

    /** Ends the work: the engine ends its part when the connection that it tells of it through is closed. */
    void breakOff(String why) {
        EngineException reason = new EngineException(Kind.UNAVAILABLE, why);
        Progress<?> telling;
        synchronized (this) {
            brokenOff = reason;
            telling = progress;
        }
        if (telling != null) {
            telling.breakOff(reason);
        }
        image.completeExceptionally(reason);
    }

    void succeeded(String reference) {
        image.complete(reference);
    }

    void failed(Throwable reason) {
        image.completeExceptionally(reason);
    }

    /** Whether it is there, by this reference. */
    boolean is(String reference) {
        return image.isDone() && !image.isCompletedExceptionally() && reference.equals(image.join());
    }
}
