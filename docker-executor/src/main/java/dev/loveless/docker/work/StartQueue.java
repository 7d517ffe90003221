package dev.loveless.docker.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Begins the starts of containers in the order they come in, some of them at once. An engine starts few at a time,
 * however many it is asked for (measured: 1 to 10 a second on two cores, by what they are), and each that is under way
 * holds threads and a connection and has a limit on its time. So a thousand at once wait here, where they cost nothing
 * and no time of theirs runs. Thread-safe; does not block.
 */
public final class StartQueue implements Executor {
    /** More than any engine was seen to start at once; few enough that all are done within the limits of a start. */
    static final int AT_ONCE = 128;

    private final Executor workers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    /** @param workers does the starts, each on a thread of its own, which may block */
    public StartQueue(Executor workers) {
        this.workers = workers;
    }

    /** @param start returns when the container runs, or does not start */
    @Override
    public void execute(Runnable start) {
        synchronized (this) {
            waiting.add(start);
            if (busy == AT_ONCE) {
                return;
            }
            busy++;
        }
        workers.execute(this::work);
    }

    private void work() {
        boolean done = false;
        try {
            for (Runnable start = next(); start != null; start = next()) {
                start.run();
            }
            done = true;
        } finally {
            if (!done) {
                // One that throws is a fault of ours, and must not cost the others their turn.
                workers.execute(this::work);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            busy--;
        }
        return next;
    }
}
