package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls with a limit on time. docker-java's limits have no effect on UNIX sockets: a call to an engine that hangs would
 * never return (measured). So each is made on a thread of its own, and given up when its time is over.
 */
final class TimedCalls {
    private final ExecutorService threads;
    private final EngineErrors errors;

    TimedCalls(ExecutorService threads, EngineErrors errors) {
        this.threads = threads;
        this.errors = errors;
    }

    /** @param what the call is about, for messages: {@code to start container X} */
    <T> T call(String what, Duration limit, Callable<T> call) throws EngineException {
        Future<T> result;
        try {
            result = threads.submit(call);
        } catch (RejectedExecutionException e) {
            throw new EngineException(Kind.UNAVAILABLE, "The connection to the Docker engine has been closed.", e);
        }
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The interrupt closes the channel that the thread hangs in.
            result.cancel(true);
            throw errors.tookTooLong(what, limit, e);
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: " + what, e);
        } catch (ExecutionException e) {
            throw errors.of(what, e.getCause() == null ? e : e.getCause());
        }
    }
}
