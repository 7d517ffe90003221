package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine tells of the containers of one connection, until it breaks. */
final class EventStream implements ResultCallback<Event> {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** Tells what happened before the stream was there as well; all that has our label is news. */
    private static final String FROM_THE_BEGINNING = "1";

    private final Listener listener;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final AtomicReference<@Nullable Closeable> stream = new AtomicReference<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    /** On the stream's thread; must not block. */
    interface Listener {
        void event(Event event);

        /** Once, however it ended. */
        void broken(EventStream stream, String why);
    }

    EventStream(Listener listener) {
        this.listener = listener;
    }

    /** Begins on a thread of docker-java's. */
    void open(DockerClient docker, InstanceLabels labels) {
        docker.eventsCmd()
                .withEventTypeFilter(EventType.CONTAINER)
                .withLabelFilter(labels.filter())
                .withEventFilter("die", "kill", "destroy", "remove")
                .withSince(FROM_THE_BEGINNING)
                .exec(this);
    }

    /** Returns when it is there: from then on no exit is missed. */
    void awaitStart(Duration limit, EngineErrors errors) throws EngineException {
        String what = "for events of containers";
        try {
            started.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            end("it did not begin to tell of events in time");
            close();
            throw errors.tookTooLong(what, limit, e);
        } catch (ExecutionException e) {
            throw errors.of(what, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: to ask " + what, e);
        }
    }

    @Override
    public void onStart(Closeable opened) {
        stream.set(opened);
        started.complete(null);
    }

    @Override
    public void onNext(Event event) {
        listener.event(event);
    }

    @Override
    public void onError(Throwable thrown) {
        started.completeExceptionally(thrown);
        end(EngineErrors.brokenConnection(thrown).orElse(String.valueOf(thrown.getMessage())));
    }

    @Override
    public void onComplete() {
        started.completeExceptionally(new IOException("it ended at once"));
        end("it ended the connection");
    }

    private void end(String why) {
        if (broken.compareAndSet(false, true)) {
            listener.broken(this, why);
        }
    }

    @Override
    public void close() {
        broken.set(true);
        Closeable opened = stream.get();
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                LOG.debug("The stream of events was not closed in good order", e);
            }
        }
    }
}
