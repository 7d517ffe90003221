package dev.loveless.docker.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A start and what has to be made for it before, as an image, which may take minutes: it holds no place among the
 * starts meanwhile, and can be given up. Thread-safe; does not block.
 *
 * @param <T> what is made for it
 */
public final class PreparedStart<T> {
    private final Executor starts;
    private @Nullable CompletableFuture<T> preparation;
    private boolean taken;

    /** @param starts does the preparing and the start, each in its turn */
    public PreparedStart(Executor starts) {
        this.starts = starts;
    }

    /**
     * Prepares it and starts it then, unless it is given up before that.
     *
     * @param prepare begins to make what is needed; may block as long as a call to the engine; what it gives is
     *     cancelled when the start is given up
     * @param start takes what was made, done or failed; may block
     */
    public void begin(Supplier<CompletableFuture<T>> prepare, Consumer<CompletableFuture<T>> start) {
        starts.execute(() -> {
            if (isTaken()) {
                return;
            }
            CompletableFuture<T> made = begun(prepare);
            if (!keep(made)) {
                made.cancel(false);
            } else if (made.isDone()) {
                startOnce(made, start);
            } else {
                made.whenComplete((result, failure) -> {
                    if (!isTaken()) {
                        starts.execute(() -> startOnce(made, start));
                    }
                });
            }
        });
    }

    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> prepare) {
        try {
            return prepare.get();
        } catch (RuntimeException | Error e) {
            // A fault of ours, which the start tells of like of any other failure.
            return CompletableFuture.failedFuture(e);
        }
    }

    private void startOnce(CompletableFuture<T> made, Consumer<CompletableFuture<T>> start) {
        if (take()) {
            start.accept(made);
        }
    }

    /** Whether it is still wanted. */
    private synchronized boolean keep(CompletableFuture<T> made) {
        preparation = made;
        return !taken;
    }

    private synchronized boolean isTaken() {
        return taken;
    }

    private synchronized boolean take() {
        boolean first = !taken;
        taken = true;
        return first;
    }

    /** Nobody waits for it any more. True if this keeps it from being started; then nothing comes of it. */
    public boolean giveUp() {
        CompletableFuture<T> unwanted;
        synchronized (this) {
            if (taken) {
                return false;
            }
            taken = true;
            unwanted = preparation;
        }
        if (unwanted != null) {
            unwanted.cancel(false);
        }
        return true;
    }
}
