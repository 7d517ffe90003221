package dev.loveless.docker.client;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something long that the engine tells of while it does it. It may take as long as it likes, but not stand still.
 *
 * @param <T> what it tells
 */
abstract class Progress<T extends ResponseItem> implements ResultCallback<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final AtomicReference<@Nullable Closeable> stream = new AtomicReference<>();
    private volatile long last = System.nanoTime();
    private volatile @Nullable String error;
    private volatile @Nullable Throwable broken;

    /** Something was told. */
    protected abstract void tell(T item);

    /**
     * Waits for its end.
     *
     * @return why it failed; null if it did not
     */
    final @Nullable String await(Duration standstill) throws InterruptedException {
        try {
            while (true) {
                long left = standstill.toNanos() - (System.nanoTime() - last);
                if (left <= 0) {
                    // What closing the stream makes of it does not count any more.
                    done.complete(null);
                    return "nothing has happened for " + standstill.toSeconds() + " s";
                }
                try {
                    done.get(left, TimeUnit.NANOSECONDS);
                    return error;
                } catch (TimeoutException e) {
                    LOG.trace("Something may have happened meanwhile", e);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            close();
        }
    }

    @Override
    public void onStart(Closeable opened) {
        stream.set(opened);
        last = System.nanoTime();
        if (done.isDone()) {
            close();
        }
    }

    @Override
    public void onNext(T item) {
        last = System.nanoTime();
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            error = item.getErrorDetail().getMessage();
        }
        tell(item);
    }

    /** Nobody wants it any more: its stream is closed, as soon as there is one, and the engine ends the work then. */
    final void breakOff(Throwable reason) {
        onError(reason);
        close();
    }

    /** What broke it off before the engine told its end, if so. */
    final Optional<Throwable> brokenOff() {
        return Optional.ofNullable(broken);
    }

    @Override
    public void onError(Throwable thrown) {
        if (done.isDone()) {
            return;
        }
        if (thrown instanceof DockerException refusal) {
            error = EngineErrors.reason(refusal);
        } else {
            broken = thrown;
        }
        done.complete(null);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }

    @Override
    public void close() {
        Closeable opened = stream.get();
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                LOG.debug("The stream of progress was not closed in good order", e);
            }
        }
    }
}
