package dev.loveless.docker.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is due if nothing happens before. Not thread-safe. */
final class Alarms {
    private static final int STEPS = 10;

    private final ScheduledExecutorService timer;
    private final List<Future<?>> set = new ArrayList<>(3);

    Alarms(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    void set(Duration delay, Runnable action) {
        set.add(timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** What is due in any case; from any thread. */
    void later(Duration delay, Runnable action) {
        timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same in steps: where all stood still for a while, others get their turn before it is done. */
    void laterInSteps(Duration delay, Runnable action) {
        inSteps(delay.dividedBy(STEPS), STEPS, action);
    }

    private void inSteps(Duration each, int steps, Runnable action) {
        later(each, steps == 1 ? action : () -> inSteps(each, steps - 1, action));
    }

    /** Something has happened. */
    void callOff() {
        set.forEach(alarm -> alarm.cancel(false));
        set.clear();
    }
}
