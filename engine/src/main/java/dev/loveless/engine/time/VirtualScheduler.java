package dev.loveless.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Time that does not pass by itself. It jumps to the next moment that something waits for when there is nothing else to
 * do, and does everything on the thread of whoever runs it, in one order, so that the same run is the same each time.
 * Thread-safe; what it runs is run by one thread at a time.
 *
 * <p>While something outside is under way it stands still, but not for ever if that hangs: it goes on to the next limit
 * when as much time has really passed as that limit allows.
 */
public final class VirtualScheduler implements Scheduler {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final TreeSet<Waiting> waiting = new TreeSet<>();
    /** Those that wait and that nobody waits for: limits and signs of life. */
    private final TreeSet<Waiting> limits = new TreeSet<>();

    private final Set<Busy> busy = new LinkedHashSet<>();
    private final Object running = new Object();
    private Instant now;
    /** When it became now, by {@link System#nanoTime}. */
    private long arrival = System.nanoTime();
    /** How far it may pass whatever is under way. */
    private Instant exhausted;

    private long order;

    private boolean closed;

    /** @param start the time it begins with */
    public VirtualScheduler(Instant start) {
        this.now = start;
        this.exhausted = start;
    }

    /**
     * Time that passes by itself, on a thread that does all there is to be done and then waits for more.
     *
     * @param start the time it begins with
     */
    public static VirtualScheduler inBackground(Instant start) {
        VirtualScheduler scheduler = new VirtualScheduler(start);
        Thread thread = new Thread(scheduler::runAlways, "loveless-virtual-time");
        thread.setDaemon(true);
        thread.start();
        return scheduler;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Alarm at(Instant due, Runnable action) {
        return arm(due, action, true);
    }

    @Override
    public Alarm aside(Instant due, Runnable action) {
        return arm(due, action, false);
    }

    private synchronized Alarm arm(Instant due, Runnable action, boolean isAwaited) {
        // What begins while time goes on to a limit has nothing of the time that has really passed before.
        boolean isSetOnTheWay = !isAwaited && exhausted.isAfter(now);
        Instant shifted = isSetOnTheWay ? due.plus(Duration.between(now, exhausted)) : due;
        Waiting entry = new Waiting(shifted, order++, action, System.nanoTime());
        waiting.add(entry);
        if (!isAwaited) {
            limits.add(entry);
        }
        notifyAll();
        return () -> cancel(entry);
    }

    private synchronized void cancel(Waiting entry) {
        remove(entry);
        if (entry.due.equals(exhausted)) {
            // No reason any more to go on that far.
            exhausted = now;
        }
    }

    private void remove(Waiting entry) {
        waiting.remove(entry);
        limits.remove(entry);
    }

    @Override
    public synchronized void post(int index, Runnable action) {
        queue.add(action);
        notifyAll();
    }

    @Override
    public int queues() {
        return 1;
    }

    @Override
    public void work(Runnable action) {
        action.run();
    }

    @Override
    public synchronized BusyToken busy(String what) {
        Busy token = new Busy(what);
        busy.add(token);
        return () -> release(token);
    }

    private synchronized void release(Busy token) {
        busy.remove(token);
        if (busy.isEmpty()) {
            // What hung does so no more.
            exhausted = now;
        }
        notifyAll();
    }

    /** What holds the time at the moment, in the order it began. */
    public synchronized List<String> heldBy() {
        return busy.stream().map(Busy::what).toList();
    }

    /** The next moment that something waits for. */
    public synchronized Optional<Instant> nextMoment() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first().due);
    }

    /**
     * Runs until the condition holds, letting time pass as it needs.
     *
     * @return whether the condition holds; if not, nothing is left to be done, and nothing is under way
     */
    public boolean runUntil(BooleanSupplier condition) {
        synchronized (running) {
            while (!condition.getAsBoolean()) {
                Optional<Runnable> next = next(Instant.MAX);
                if (next.isEmpty()) {
                    return condition.getAsBoolean();
                }
                next.get().run();
            }
            return true;
        }
    }

    private void runAlways() {
        while (awaitWork()) {
            // Not held while there is nothing to be done, so that others may run what is ready meanwhile.
            synchronized (running) {
                nextOfAll().ifPresent(VirtualScheduler::runGuarded);
            }
        }
    }

    /** False when it is closed. */
    private synchronized boolean awaitWork() {
        while (!closed && queue.isEmpty() && (waiting.isEmpty() || isHeldUpTo(Instant.MAX))) {
            try {
                awaitChange(Instant.MAX);
            } catch (InterruptedException e) {
                return false;
            }
        }
        return !closed;
    }

    private synchronized Optional<Runnable> nextOfAll() {
        return nextUpTo(Instant.MAX);
    }

    /** One fault must not end the time of all others. */
    private static void runGuarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** Runs all that can be done without letting time pass, and without waiting for what is under way outside. */
    public void runReady() {
        synchronized (running) {
            Optional<Runnable> next = nextReady();
            while (next.isPresent()) {
                next.get().run();
                next = nextReady();
            }
        }
    }

    private synchronized Optional<Runnable> nextReady() {
        return nextUpTo(now);
    }

    private Optional<Runnable> nextUpTo(Instant end) {
        if (!queue.isEmpty()) {
            return Optional.of(queue.remove());
        }
        return isHeldUpTo(end) ? Optional.empty() : nextMomentUpTo(end);
    }

    /**
     * Runs until nothing is left to be done but what somebody else must bring about, letting time pass as it needs: not
     * for limits and signs of life alone, though those that come before the last awaited moment happen.
     */
    public void runToIdle() {
        runUntil(this::isIdle);
    }

    private synchronized boolean isIdle() {
        return queue.isEmpty() && waiting.size() == limits.size() && busy.isEmpty();
    }

    /** Lets that much time pass, with all that happens in it. */
    public void advance(Duration duration) {
        Instant end = now().plus(duration);
        synchronized (running) {
            Optional<Runnable> next = nextOrArrive(end);
            while (next.isPresent()) {
                next.get().run();
                next = nextOrArrive(end);
            }
        }
    }

    /** What is to be done until then; if it is nothing, it is then: in one step, so that nothing begins in between. */
    private synchronized Optional<Runnable> nextOrArrive(Instant end) {
        Optional<Runnable> next = next(end);
        if (next.isEmpty()) {
            arriveAt(end);
        }
        return next;
    }

    private void arriveAt(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
            arrival = System.nanoTime();
        }
    }

    /** What is to be done next; waits while something outside is under way. */
    private synchronized Optional<Runnable> next(Instant end) {
        while (!closed) {
            if (!queue.isEmpty()) {
                return Optional.of(queue.remove());
            }
            if (!isHeldUpTo(end)) {
                return nextMomentUpTo(end);
            }
            try {
                awaitChange(end);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether what is under way outside keeps time from passing to the next moment. */
    private boolean isHeldUpTo(Instant end) {
        if (busy.isEmpty()) {
            return false;
        }
        nextLimitUpTo(end)
                .filter(limit -> limit.due.isAfter(exhausted) && allowance(limit) <= 0)
                .ifPresent(this::exhaust);
        return waiting.isEmpty() || waiting.first().due.isAfter(exhausted);
    }

    /**
     * Lets time go on to a limit. Those that were set later, in real time, come later by as much: what they are there
     * for has not had that time.
     */
    private void exhaust(Waiting limit) {
        Duration step = Duration.between(now, limit.due);
        for (Waiting other : List.copyOf(limits)) {
            // In whole milliseconds, as all moments are; those that were set together stay together.
            long notHad = step.minusNanos(reallyPassed(other)).toMillis();
            if (notHad > 0) {
                remove(other);
                other.due = other.due.plusMillis(notHad);
                waiting.add(other);
                limits.add(other);
            }
        }
        exhausted = limit.due;
    }

    /** Waits until there may be something to be done. */
    private void awaitChange(Instant end) throws InterruptedException {
        Optional<Waiting> limit = busy.isEmpty() ? Optional.empty() : nextLimitUpTo(end);
        if (limit.isEmpty()) {
            wait();
        } else {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, allowance(limit.get())));
        }
    }

    private Optional<Waiting> nextLimitUpTo(Instant end) {
        return limits.isEmpty() || limits.first().due.isAfter(end) ? Optional.empty() : Optional.of(limits.first());
    }

    /**
     * Of the time that a limit allows from now, or from when it was set, the nanoseconds that have not really passed.
     */
    private long allowance(Waiting limit) {
        return TimeUnit.MILLISECONDS.toNanos(Duration.between(now, limit.due).toMillis()) - reallyPassed(limit);
    }

    /** Since it is now, or since the limit was set, in nanoseconds. */
    private long reallyPassed(Waiting limit) {
        // The difference of two readings has a meaning, their order has none.
        long present = System.nanoTime();
        return Math.min(present - arrival, present - limit.set);
    }

    private Optional<Runnable> nextMomentUpTo(Instant end) {
        if (waiting.isEmpty() || waiting.first().due.isAfter(end)) {
            return Optional.empty();
        }
        Waiting entry = waiting.first();
        remove(entry);
        arriveAt(entry.due);
        return Optional.of(entry.action);
    }

    @Override
    public synchronized void close() {
        closed = true;
        queue.clear();
        waiting.clear();
        limits.clear();
        notifyAll();
    }

    private static final class Waiting implements Comparable<Waiting> {
        /** Changes only while it is in no set. */
        private Instant due;

        private final long order;
        private final Runnable action;
        /** When it was asked for, by {@link System#nanoTime}. */
        private final long set;

        private Waiting(Instant due, long order, Runnable action, long set) {
            this.due = due;
            this.order = order;
            this.action = action;
            this.set = set;
        }

        /** The order tells any two apart, so that this agrees with equality. */
        @Override
        public int compareTo(Waiting other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Each is one of its own, whatever it says. */
    private static final class Busy {
        private final String what;

        Busy(String what) {
            this.what = what;
        }

        String what() {
            return what;
        }
    }
}
