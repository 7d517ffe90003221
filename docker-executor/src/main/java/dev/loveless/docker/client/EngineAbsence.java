package dev.loveless.docker.client;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for an engine that may have gone away, more and more seldom, until it is back. Thread-safe. */
final class EngineAbsence {
    private static final Logger LOG = LoggerFactory.getLogger(EngineAbsence.class);
    /** An engine that breaks connections again and again is not asked without a pause. */
    private static final Duration CALM = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SEARCH = Duration.ofMinutes(30);

    private final EngineClient engine;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Runnable afterReturn;
    private volatile long lastReturn = System.nanoTime() - CALM.toNanos();
    private final AtomicReference<@Nullable Search> current = new AtomicReference<>();

    /** What follows from an absence. Each on a thread that may block. */
    interface Consequences {
        /** The engine is away for longer than containers are kept for it. */
        void lost();

        /** @param wasAway whether it was, or only the connection broke */
        void back(boolean wasAway);

        Consequences NONE = new Consequences() {
            @Override
            public void lost() {}

            @Override
            public void back(boolean wasAway) {}
        };
    }

    /** @param afterReturn what is to be done whenever the engine is back after an absence */
    EngineAbsence(EngineClient engine, ExecutorService threads, ScheduledExecutorService timer, Runnable afterReturn) {
        this.engine = engine;
        this.threads = threads;
        this.timer = timer;
        this.afterReturn = afterReturn;
    }

    /** The connection broke; or broke again, then the search begins anew. */
    void begins(String why, Consequences consequences) {
        LOG.debug("The connection to the Docker engine at {} broke: {}", engine.address(), why);
        engine.mayBeAway();
        Search search = new Search(consequences);
        Search former = current.getAndSet(search);
        search.away = former != null && former.away;
        if (System.nanoTime() - lastReturn < CALM.toNanos()) {
            search.again();
        } else {
            submit(search);
        }
    }

    /** Something could not be done because the engine is away: it is looked for, if it is not yet. */
    void isNoticed() {
        if (current.get() == null) {
            begins("it does not answer", Consequences.NONE);
        }
    }

    private void submit(Runnable action) {
        try {
            threads.execute(action);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed meanwhile", e);
        }
    }

    /** One absence; its steps come one after the other. */
    private final class Search implements Runnable {
        private final Consequences consequences;
        private final long began = System.nanoTime();
        private Duration pause = FIRST_PAUSE;
        private volatile boolean away;
        private boolean lost;

        private Search(Consequences consequences) {
            this.consequences = consequences;
        }

        @Override
        public void run() {
            if (current.get() != this) {
                return;
            }
            if (engine.isBack()) {
                lastReturn = System.nanoTime();
                current.compareAndSet(this, null);
                consequences.back(away);
                if (away) {
                    afterReturn.run();
                }
                return;
            }
            away = true;
            Duration gone = Duration.ofNanos(System.nanoTime() - began);
            if (!lost && gone.compareTo(engine.limits().absence()) >= 0) {
                lost = true;
                consequences.lost();
            }
            if (gone.compareTo(LONGEST_SEARCH) < 0) {
                again();
            }
        }

        private void again() {
            try {
                timer.schedule(() -> submit(this), pause.toMillis(), TimeUnit.MILLISECONDS);
                Duration twice = pause.multipliedBy(2);
                pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
            } catch (RejectedExecutionException e) {
                LOG.debug("Closed meanwhile", e);
            }
        }
    }
}
