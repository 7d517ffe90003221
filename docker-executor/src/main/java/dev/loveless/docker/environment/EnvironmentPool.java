package dev.loveless.docker.environment;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.Workshop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The execution environments of a component: as many as there are requests at once, up to a number. One that has done
 * its request gets the next; those that nobody needs end after a while. Requests that wait are served in the order they
 * came in, by whichever environment is free first. Thread-safe; nothing blocks.
 */
final class EnvironmentPool implements EnvironmentOwner {
    private final Workshop workshop;
    private final EnvironmentSettings settings;
    private final EnvironmentStart start;
    private final Set<ExecutionEnvironment> alive = new LinkedHashSet<>();
    /** Those of the living that have not been ready yet. */
    private final Set<ExecutionEnvironment> starting = new HashSet<>();
    /** The one used last is first, so that those too many are left alone. */
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();

    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> leaving = new ArrayList<>();
    private final Restoration restoration;
    private boolean reaperIsSet;
    private boolean closed;

    EnvironmentPool(Workshop workshop, RuntimeServer server, EnvironmentSettings settings) {
        this.workshop = workshop;
        this.settings = settings;
        this.start = new EnvironmentStart(workshop, server, settings);
        this.restoration = new Restoration(new Alarms(workshop.timer()), this::warmUp);
    }

    EnvironmentSettings settings() {
        return settings;
    }

    /** Sees to it that there are as many environments as are kept in any case. */
    void warmUp() {
        List<ExecutionEnvironment> begun = new ArrayList<>();
        synchronized (this) {
            while (!closed && alive.size() < settings.least()) {
                begun.add(create(Optional.empty()));
            }
        }
        begun.forEach(ExecutionEnvironment::begin);
    }

    private enum Place {
        LAST,
        /** Begun once, and lost through no fault of its own. */
        FIRST,
        /** Not at all, where as many are at work as may be. */
        ONLY_IF_FREE
    }

    /** Takes a request, unless there are as many at work as may be; then false. */
    boolean offer(Invocation invocation) {
        return place(invocation, Place.ONLY_IF_FREE);
    }

    /** Takes a request, which waits for its turn. */
    void enqueue(Invocation invocation) {
        place(invocation, Place.LAST);
    }

    private boolean place(Invocation invocation, Place place) {
        ExecutionEnvironment free;
        do {
            Optional<ExecutionEnvironment> begun;
            synchronized (this) {
                if (closed) {
                    return true;
                }
                if (place == Place.ONLY_IF_FREE && atWork() >= settings.most()) {
                    return false;
                }
                free = idle.poll();
                if (free != null) {
                    continue;
                }
                if (place == Place.FIRST) {
                    waiting.addFirst(invocation);
                } else {
                    waiting.addLast(invocation);
                }
                begun = oneMore();
            }
            begun.ifPresent(ExecutionEnvironment::begin);
            return true;
        } while (!free.assign(invocation));
        return true;
    }

    /** Every request that waits is as good as at work: there is or will be an environment for it. */
    private int atWork() {
        return alive.size() - idle.size() - starting.size() + waiting.size();
    }

    /** Another environment, where one is missing and allowed. */
    private Optional<ExecutionEnvironment> oneMore() {
        boolean needed = waiting.size() > starting.size() && alive.size() < settings.most() && !closed;
        return needed ? Optional.of(create(Optional.ofNullable(waiting.peekLast()))) : Optional.empty();
    }

    private ExecutionEnvironment create(Optional<Invocation> cause) {
        ExecutionEnvironment created = new ExecutionEnvironment(start, this, cause.map(Invocation::task));
        alive.add(created);
        starting.add(created);
        return created;
    }

    @Override
    public void ready(ExecutionEnvironment environment) {
        free(environment);
    }

    @Override
    public void free(ExecutionEnvironment environment) {
        Invocation next;
        do {
            synchronized (this) {
                // In one with taking a request: between the two, that one would count twice.
                starting.remove(environment);
                if (!alive.contains(environment)) {
                    return;
                }
                next = waiting.poll();
                if (next == null) {
                    idle.push(environment);
                    setReaper();
                    return;
                }
            }
        } while (next.isOver());
        if (!environment.assign(next)) {
            place(next, Place.FIRST);
        }
    }

    @Override
    public void ended(ExecutionEnvironment environment, Optional<Failure> ofStart) {
        Invocation victim = null;
        Optional<ExecutionEnvironment> begun;
        synchronized (this) {
            alive.remove(environment);
            idle.remove(environment);
            if (starting.remove(environment) && ofStart.isPresent()) {
                victim = waiting.poll();
            }
            keepTrackOf(environment);
            begun = oneMore();
        }
        begun.ifPresent(ExecutionEnvironment::begin);
        if (environment.hasWorked()) {
            restoration.succeeded();
            warmUp();
        } else if (settings.least() > 0 && !isClosed()) {
            // One that dies without work may do so again and again.
            restoration.later();
        }
        if (victim != null) {
            victim.end(ofStart.orElseThrow().of(victim.id()));
        } else if (!isClosed()) {
            ofStart.ifPresent(this::tell);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** A start that failed and that no request waited for. */
    private void tell(Failure failure) {
        String reason = failure.of("-") instanceof Outcome.Refused refused
                ? refused.cause()
                : ((Outcome.Failed) failure.of("-")).payload();
        workshop.events()
                .accept(new ComponentEvent.Warning(
                        "Component '" + settings.component().name() + "' could not be started beforehand: " + reason));
    }

    private void keepTrackOf(ExecutionEnvironment environment) {
        leaving.removeIf(CompletableFuture::isDone);
        leaving.add(environment.gone());
    }

    @Override
    public void again(Invocation invocation) {
        if (!invocation.isOver()) {
            place(invocation, Place.FIRST);
        }
    }

    /** Nobody waits for this request any more: what works on it is killed. */
    void cancel(Invocation invocation) {
        if (!invocation.giveUp()) {
            return;
        }
        synchronized (this) {
            if (waiting.remove(invocation)) {
                return;
            }
        }
        ExecutionEnvironment environment = invocation.environment();
        if (environment != null) {
            environment.cancel(invocation);
        }
    }

    private void setReaper() {
        if (!reaperIsSet && !closed && alive.size() > settings.least()) {
            reaperIsSet = true;
            reapIn(settings.idleTimeout().toNanos());
        }
    }

    private void reapIn(long nanoseconds) {
        workshop.timer().schedule(this::reap, nanoseconds, TimeUnit.NANOSECONDS);
    }

    /** Ends those that nobody has needed for long. */
    private void reap() {
        List<ExecutionEnvironment> reaped = new ArrayList<>();
        synchronized (this) {
            reaperIsSet = false;
            long now = System.nanoTime();
            Iterator<ExecutionEnvironment> oldestFirst = idle.descendingIterator();
            while (oldestFirst.hasNext() && alive.size() > settings.least() && !closed) {
                ExecutionEnvironment oldest = oldestFirst.next();
                long left = settings.idleTimeout().toNanos() - (now - oldest.idleSince());
                if (left > 0) {
                    reaperIsSet = true;
                    reapIn(left);
                    break;
                }
                oldestFirst.remove();
                alive.remove(oldest);
                keepTrackOf(oldest);
                reaped.add(oldest);
            }
        }
        reaped.forEach(environment -> environment.end("nothing to do"));
    }

    /** Ends all environments; done when nothing of them is left. Requests in them are dropped. */
    CompletableFuture<Void> end() {
        List<ExecutionEnvironment> rest;
        List<CompletableFuture<Void>> gone;
        synchronized (this) {
            closed = true;
            waiting.clear();
            rest = List.copyOf(alive);
            gone = new ArrayList<>(leaving);
        }
        for (ExecutionEnvironment environment : rest) {
            environment.end("Loveless is ending");
            gone.add(environment.gone());
        }
        return CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new));
    }
}
