package dev.loveless.docker.environment;

import java.time.Duration;

/**
 * Replaces environments that are kept in any case and died without any work: after a second, and each time after twice
 * as long, since one that dies of its start would do so again at once. Thread-safe.
 */
final class Restoration {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Alarms alarms;
    private final Runnable action;
    private Duration delay = FIRST;
    private boolean due;

    /** @param action starts those that are missing */
    Restoration(Alarms alarms, Runnable action) {
        this.alarms = alarms;
        this.action = action;
    }

    /** One is missing. */
    synchronized void later() {
        if (!due) {
            due = true;
            alarms.later(delay, this::now);
            Duration twice = delay.multipliedBy(2);
            delay = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        }
    }

    private void now() {
        synchronized (this) {
            due = false;
        }
        action.run();
    }

    /** One has done some work, so that they can be started. */
    synchronized void succeeded() {
        delay = FIRST;
    }
}
