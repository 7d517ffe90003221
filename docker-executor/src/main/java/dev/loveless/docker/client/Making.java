package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a connection from making things while it removes all it made. Thread-safe. */
final class Making {
    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Queue<Future<?>> alongside = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** What makes something. */
    interface Maker<T> {
        T make() throws EngineException;
    }

    <T> T call(Maker<T> maker) throws EngineException {
        lock.readLock().lock();
        try {
            if (ended) {
                throw new EngineException(Kind.UNAVAILABLE, "The connection to the Docker engine has been closed.");
            }
            return maker.make();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Something else that is to be done before the end. */
    void alsoWaitFor(Future<?> work) {
        alongside.add(work);
    }

    /**
     * Nothing is made from now on. Waits for what is being made, for as long as it may, lest an engine hangs.
     *
     * @return whether this is the first call
     */
    boolean end(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean locked = uninterrupted(limit, left -> lock.writeLock().tryLock(left, TimeUnit.NANOSECONDS));
        try {
            boolean first = !ended;
            ended = true;
            for (Future<?> work : alongside) {
                await(work, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
            return first;
        } finally {
            if (locked) {
                lock.writeLock().unlock();
            }
        }
    }

    /** Waits, for a while; what is not done then is broken off. */
    private static void await(Future<?> work, Duration limit) {
        if (!isDone(work, limit)) {
            work.cancel(true);
        }
    }

    /** Waits, for a while; whether it is done then, well or not: a failure is for the work itself to tell. */
    static boolean isDone(Future<?> work, Duration limit) {
        return uninterrupted(limit, left -> {
            try {
                work.get(left, TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException | CancellationException e) {
                LOG.debug("Not done in {}", limit, e);
                return false;
            } catch (ExecutionException e) {
                // What else is to be removed must be removed all the same.
                LOG.warn("Work for the Docker engine failed", e.getCause());
                return true;
            }
        });
    }

    private interface Waiting {
        boolean within(long nanoseconds) throws InterruptedException;
    }

    /** What is to be removed is removed, also by a thread that is asked to stop; it learns of that afterwards. */
    private static boolean uninterrupted(Duration limit, Waiting waiting) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.within(Math.max(0, end - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
