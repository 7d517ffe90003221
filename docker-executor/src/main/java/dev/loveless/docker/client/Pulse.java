package dev.loveless.docker.client;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices an engine that hangs, or whose machine is gone: no connection breaks then, and no container seems to end. */
final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    /** One could be bad luck on a busy machine. */
    private static final int MISSED_BEATS = 2;

    private final EngineClient engine;
    private final BooleanSupplier matters;
    private final Runnable stopped;
    private final AtomicInteger missed = new AtomicInteger();

    /**
     * @param matters whether anything runs that would be lost
     * @param stopped what to do when the engine has not answered for too long
     */
    Pulse(EngineClient engine, BooleanSupplier matters, Runnable stopped) {
        this.engine = engine;
        this.matters = matters;
        this.stopped = stopped;
    }

    void start(ExecutorService threads, ScheduledExecutorService timer) {
        Duration pause = engine.limits().pulse();
        timer.schedule(() -> submit(threads, timer), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void submit(ExecutorService threads, ScheduledExecutorService timer) {
        try {
            threads.execute(() -> {
                feel();
                start(threads, timer);
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed meanwhile", e);
        }
    }

    private void feel() {
        if (!matters.getAsBoolean()) {
            missed.set(0);
            return;
        }
        if (engine.look(engine.limits().connect()) != EngineClient.Presence.SILENT) {
            // Where there is none, the connections break.
            missed.set(0);
        } else if (missed.incrementAndGet() == MISSED_BEATS) {
            missed.set(0);
            stopped.run();
        }
    }
}
