package dev.loveless.engine.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real time, or real time made faster or slower by a factor: at scale 0.1 ten seconds of an execution take one. One
 * thread for the time and one for each queue; all are daemons.
 */
public final class SystemScheduler implements Scheduler {
    private final Clock clock;
    private final Instant start;
    private final double scale;
    private final ScheduledThreadPoolExecutor timer;
    private final List<ExecutorService> queues = new ArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(named("loveless-work"));

    /** Real time; as many queues as there are processors but one. */
    public static SystemScheduler realTime() {
        return new SystemScheduler(Clock.systemUTC(), 1);
    }

    /**
     * Scaled time.
     *
     * @param scale how long a second of an execution is, in real seconds; more than 0
     */
    public static SystemScheduler scaled(double scale) {
        return new SystemScheduler(Clock.systemUTC(), scale);
    }

    private SystemScheduler(Clock clock, double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("The scale of time must be more than 0, but is " + scale);
        }
        this.clock = clock;
        this.start = clock.instant();
        this.scale = scale;
        this.timer = new ScheduledThreadPoolExecutor(1, named("loveless-time"));
        timer.setRemoveOnCancelPolicy(true);
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        for (int i = 0; i < count; i++) {
            queues.add(Executors.newSingleThreadExecutor(named("loveless-executions")));
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return action -> {
            Thread thread = new Thread(action, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Instant now() {
        Instant real = clock.instant();
        if (scale == 1) {
            return real.truncatedTo(ChronoUnit.MILLIS);
        }
        return start.plus(times(Duration.between(start, real), 1 / scale)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    @Override
    public Alarm at(Instant due, Runnable action) {
        long milliseconds = (long) Math.ceil(Duration.between(now(), due).toMillis() * scale);
        try {
            Future<?> future = timer.schedule(action, milliseconds, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            dropIfClosed(e);
            return () -> {};
        }
    }

    /** What comes after the end is dropped, as what was there at the end is. */
    private void dropIfClosed(RejectedExecutionException refusal) {
        if (!timer.isShutdown()) {
            throw refusal;
        }
    }

    @Override
    public void post(int index, Runnable action) {
        try {
            queues.get(index).execute(action);
        } catch (RejectedExecutionException e) {
            dropIfClosed(e);
        }
    }

    @Override
    public int queues() {
        return queues.size();
    }

    @Override
    public void work(Runnable action) {
        try {
            workers.execute(action);
        } catch (RejectedExecutionException e) {
            dropIfClosed(e);
        }
    }

    @Override
    public BusyToken busy(String what) {
        return () -> {};
    }

    @Override
    public void close() {
        timer.shutdownNow();
        queues.forEach(ExecutorService::shutdownNow);
        workers.shutdownNow();
    }
}
