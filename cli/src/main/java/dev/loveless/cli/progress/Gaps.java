package dev.loveless.cli.progress;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Where lines are left out that come faster than they can be shown. A gap begins when too many wait, and ends when half
 * of them have been shown and the gap before is a second old: otherwise more would be said of lines that are missing
 * than is shown of others. Thread-safe.
 */
final class Gaps {
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

    private final int mostWaiting;
    private final LongSupplier nanoTime;
    private boolean open;
    private long lines;
    private boolean hasEnded;
    private long lastEnd;

    /**
     * @param mostWaiting what may wait before lines are left out
     * @param nanoTime as {@link System#nanoTime}
     */
    Gaps(int mostWaiting, LongSupplier nanoTime) {
        this.mostWaiting = mostWaiting;
        this.nanoTime = nanoTime;
    }

    /**
     * Whether a line is not to be shown; it is counted then.
     *
     * @param waiting how much has not been shown yet
     */
    synchronized boolean leavesOut(int waiting) {
        open = open ? waiting > mostWaiting / 2 || !isToBeTold() : waiting > mostWaiting;
        if (open) {
            lines++;
        }
        return open;
    }

    /** Whether there is a gap, and the one before was told long enough ago. */
    synchronized boolean isToBeTold() {
        return lines > 0 && (!hasEnded || nanoTime.getAsLong() - lastEnd >= BETWEEN);
    }

    /** How many lines are missing where the next one is shown. */
    synchronized long end() {
        long missing = lines;
        if (missing > 0) {
            hasEnded = true;
            lastEnd = nanoTime.getAsLong();
        }
        lines = 0;
        open = false;
        return missing;
    }
}
