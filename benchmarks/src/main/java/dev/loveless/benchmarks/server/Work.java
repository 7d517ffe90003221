package dev.loveless.benchmarks.server;

import java.time.Duration;

/** What clients share out among them: operations, until there are enough or the time is over. Of one thread. */
final class Work {
    private final int most;
    private final long end;
    private int begun;
    private int done;

    Work(int most, Duration longest) {
        this.most = most;
        this.end = System.nanoTime() + longest.toNanos();
    }

    /** The number of an operation to be done; negative if there is none left. */
    int take() {
        if (begun == most || System.nanoTime() - end > 0) {
            return -1;
        }
        return begun++;
    }

    void did() {
        done++;
    }

    int done() {
        return done;
    }
}
