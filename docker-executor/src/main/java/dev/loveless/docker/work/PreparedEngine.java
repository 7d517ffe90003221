package dev.loveless.docker.work;

import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to the engine on first use, or ahead of it in the background: loading docker-java's classes alone takes half
 * a second (measured). Thread-safe.
 */
public final class PreparedEngine implements Workshop.EngineSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedEngine.class);

    private final Connector connector;
    private @Nullable CompletableFuture<EngineConnection> connection;
    private boolean closed;

    /** How to connect. */
    public interface Connector {
        EngineConnection connect() throws EngineException;
    }

    public PreparedEngine(Connector connector) {
        this.connector = connector;
    }

    /** Connects and makes the network on a thread of the executor's. Failures show at the first use. */
    public void prepare(Executor threads) {
        threads.execute(() -> {
            try {
                get().network();
            } catch (EngineException e) {
                LOG.debug("The engine cannot be prepared; the first use tries again", e);
            }
        });
    }

    @Override
    public EngineConnection get() throws EngineException {
        CompletableFuture<EngineConnection> mine = new CompletableFuture<>();
        CompletableFuture<EngineConnection> theirs;
        synchronized (this) {
            if (closed) {
                throw closed();
            }
            theirs = connection;
            if (theirs == null) {
                connection = mine;
            }
        }
        return theirs == null ? connect(mine) : await(theirs);
    }

    private EngineConnection connect(CompletableFuture<EngineConnection> mine) throws EngineException {
        try {
            EngineConnection connected = connector.connect();
            boolean late;
            synchronized (this) {
                late = closed;
                if (!late) {
                    mine.complete(connected);
                }
            }
            if (late) {
                connected.close();
                throw closed();
            }
            return connected;
        } catch (Throwable e) {
            // Whatever it is: the others who wait would wait for ever.
            synchronized (this) {
                connection = null;
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static EngineConnection await(CompletableFuture<EngineConnection> theirs) throws EngineException {
        try {
            return theirs.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: to connect to the Docker engine", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw new EngineException(failure.kind(), failure.getMessage(), failure);
            }
            throw new IllegalStateException(e);
        }
    }

    private static EngineException closed() {
        return new EngineException(Kind.UNAVAILABLE, "Loveless is ending.");
    }

    /** Closes the connection, if there is one. */
    @Override
    public void close() {
        CompletableFuture<EngineConnection> made;
        synchronized (this) {
            closed = true;
            made = connection;
        }
        if (made != null && made.isDone() && !made.isCompletedExceptionally()) {
            made.join().close();
        }
    }
}
