package dev.loveless.docker.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A job of one or several parts, each of which is tried until it succeeds or has been tried often enough. Thread-safe.
 */
final class PlannedJob {
    /**
     * @param parts how many
     * @param attempts how many failures are the end
     * @param atOnce how many parts may run at the same time
     * @param scope what the number of attempts and the timeout are for
     * @param timeout after which it is stopped and not tried again
     * @param again whether a failed attempt is followed by another
     */
    record Plan(
            int parts,
            int attempts,
            int atOnce,
            Scope scope,
            Optional<Duration> timeout,
            Predicate<JobEnd> again,
            Orders orders) {
        /** One container, once. */
        static Plan once(JobOrder order) {
            return new Plan(1, 1, 1, Scope.PART, Optional.empty(), end -> false, (part, attempt) -> order);
        }
    }

    /** What limits are for. */
    enum Scope {
        /** Each part has its own number of attempts, and each attempt its own time, from its start (Batch). */
        PART,
        /**
         * All parts together, from the beginning; where one limit is reached, all that runs is stopped (Kubernetes).
         */
        JOB
    }

    /** Both counted from 0. */
    interface Orders {
        JobOrder of(int part, int attempt);
    }

    /** What came of one attempt. */
    record Attempt(JobEnd end, boolean timedOut) {
        boolean succeeded() {
            return end.succeeded() && !timedOut;
        }

        /** By whoever waited for it, and not by its time limit. */
        boolean wasStopped() {
            return end.stopped() && !timedOut;
        }
    }

    /** The attempts of a part, in their order; at least one. */
    record Part(List<Attempt> attempts) {
        Part {
            attempts = List.copyOf(attempts);
        }

        Attempt last() {
            return attempts.get(attempts.size() - 1);
        }

        boolean succeeded() {
            return last().succeeded();
        }
    }

    private final Plan plan;
    private final JobInstances factory;
    private final ScheduledExecutorService timer;
    private final List<List<Attempt>> attempts = new ArrayList<>();
    private final List<JobInstance> living = new ArrayList<>();
    private final CompletableFuture<Void> runs = new CompletableFuture<>();
    private final CompletableFuture<List<Part>> end = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private int begun;
    private int ended;
    private int failures;
    private boolean stopping;
    private boolean late;

    PlannedJob(Plan plan, JobInstances factory, ScheduledExecutorService timer) {
        this.plan = plan;
        this.factory = factory;
        this.timer = timer;
        for (int part = 0; part < plan.parts(); part++) {
            attempts.add(new ArrayList<>());
        }
    }

    /** Done when its first container runs; never if it does not come to that. */
    CompletableFuture<Void> runs() {
        return runs;
    }

    /** Done when all parts have ended; never exceptionally. */
    CompletableFuture<List<Part>> end() {
        return end;
    }

    /** Done when nothing is left of it; never exceptionally. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** The orders of what has not gone yet. */
    synchronized List<JobOrder> living() {
        return living.stream().map(instance -> instance.order).toList();
    }

    void begin() {
        if (plan.scope() == Scope.JOB) {
            plan.timeout().ifPresent(limit -> alarm(limit, end, this::tooLate));
        }
        for (int slot = 0; slot < Math.min(plan.atOnce(), plan.parts()); slot++) {
            beginNextPart();
        }
    }

    private void beginNextPart() {
        int part;
        boolean over;
        synchronized (this) {
            boolean none = begun == plan.parts() || (stopping && begun > 0);
            // It may have been stopped since the last part ended.
            over = none && stopping && ended == begun;
            part = none ? -1 : begun++;
        }
        if (over) {
            end.complete(parts());
        } else if (part >= 0) {
            attempt(part, 0);
        }
    }

    private void attempt(int part, int number) {
        JobInstance instance = factory.of(plan.orders().of(part, number));
        boolean stop;
        synchronized (this) {
            living.add(instance);
            stop = stopping;
        }
        if (stop) {
            instance.stop();
        }
        CompletableFuture<Boolean> timeout = new CompletableFuture<>();
        instance.runs().thenRun(() -> {
            runs.complete(null);
            if (plan.scope() == Scope.PART) {
                plan.timeout()
                        .ifPresent(limit -> alarm(limit, instance.end(), () -> {
                            timeout.complete(true);
                            instance.stop();
                        }));
            }
        });
        instance.end()
                .thenAccept(how ->
                        ended(part, number, new Attempt(how, timeout.getNow(false) || how.stopped() && isLate())));
        instance.gone().thenRun(() -> gone(instance));
        instance.begin();
    }

    private void alarm(Duration limit, CompletableFuture<?> before, Runnable action) {
        Future<?> alarm = timer.schedule(action, limit.toMillis(), TimeUnit.MILLISECONDS);
        before.thenRun(() -> alarm.cancel(false));
    }

    private void tooLate() {
        synchronized (this) {
            late = true;
        }
        stop();
    }

    private synchronized boolean isLate() {
        return late;
    }

    private void ended(int part, int number, Attempt attempt) {
        boolean again;
        boolean over;
        boolean enough;
        synchronized (this) {
            attempts.get(part).add(attempt);
            failures += attempt.succeeded() ? 0 : 1;
            int counted = plan.scope() == Scope.JOB ? failures : number + 1;
            boolean mayFail = counted < plan.attempts();
            again = !stopping
                    && !attempt.succeeded()
                    && !attempt.timedOut()
                    && mayFail
                    && plan.again().test(attempt.end());
            enough = plan.scope() == Scope.JOB && !mayFail;
            stopping |= enough;
            if (!again) {
                ended++;
            }
            over = !again && (stopping ? ended == begun : ended == plan.parts());
        }
        if (enough) {
            stop();
        }
        if (again) {
            attempt(part, number + 1);
        } else if (over) {
            end.complete(parts());
        } else {
            beginNextPart();
        }
    }

    /** Those that were tried: others never began, as the job was stopped before. */
    private synchronized List<Part> parts() {
        return attempts.stream()
                .filter(tried -> !tried.isEmpty())
                .map(Part::new)
                .toList();
    }

    private void gone(JobInstance instance) {
        boolean last;
        synchronized (this) {
            living.remove(instance);
            last = living.isEmpty() && end.isDone();
        }
        if (last) {
            gone.complete(null);
        }
    }

    /** Asks all that runs to end, and begins nothing more. */
    void stop() {
        ending().forEach(JobInstance::stop);
    }

    /** Kills all that runs, and begins nothing more. */
    void kill() {
        ending().forEach(JobInstance::kill);
    }

    private synchronized List<JobInstance> ending() {
        stopping = true;
        return List.copyOf(living);
    }
}
