package dev.loveless.api.operation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what clients wait for, in real time whatever time executions live in: clients have clocks of their own. One
 * daemon thread. Thread-safe.
 */
final class Waiting implements AutoCloseable {
    /** How long GetActivityTask waits for a task (documented). */
    static final Duration LONG_POLL = Duration.ofSeconds(60);

    private final ScheduledThreadPoolExecutor timer;
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    Waiting() {
        timer = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, "loveless-waiting");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Somebody waits no longer. */
    interface Ending {
        void cancel();
    }

    /** Ends a waiting when the time is over, or when all waiting ends. */
    Ending until(Duration longest, Runnable end) {
        open.add(end);
        Future<?> due = timer.schedule(end, longest.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            open.remove(end);
            due.cancel(false);
        };
    }

    /** Ends all waiting at once. */
    void endAll() {
        open.forEach(Runnable::run);
    }

    @Override
    public void close() {
        endAll();
        timer.shutdownNow();
    }
}
