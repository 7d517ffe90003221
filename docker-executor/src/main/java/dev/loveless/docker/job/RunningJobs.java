package dev.loveless.docker.job;

import dev.loveless.docker.event.ComponentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The jobs of which something is left: they run, or are being removed. Thread-safe. */
final class RunningJobs {
    /** What killing and removing may take in the end; the engine's own end removes the rest. */
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    /** ECS lets none have more to end by itself (documented). */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(120);

    /** After which people are told what is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** @param detached whether nothing in an execution waits for its end */
    private record Running(PlannedJob job, boolean detached) {}

    private final Consumer<ComponentEvent> events;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    RunningJobs(Consumer<ComponentEvent> events) {
        this.events = events;
    }

    /** @param requestId of the attempt it is run for */
    void begin(String requestId, PlannedJob job, boolean detached) {
        Running entry = new Running(job, detached);
        running.put(requestId, entry);
        job.gone().thenRun(() -> running.remove(requestId, entry));
        job.begin();
        if (closed) {
            job.kill();
        }
    }

    /** Stops the job of this attempt, if somebody waited for it. */
    void cancel(String requestId) {
        Running entry = running.get(requestId);
        if (entry != null && !entry.detached()) {
            entry.job().stop();
        }
    }

    int detached() {
        return (int) running.values().stream()
                .filter(entry -> entry.detached() && !entry.job().end().isDone())
                .count();
    }

    /**
     * Ends what runs, and waits until it is removed: jobs that an execution waited for are asked to end and killed
     * after their stop timeout, whether or not the execution came to that itself; the others are killed.
     */
    void close() {
        closed = true;
        List<PlannedJob> asked = new ArrayList<>();
        for (Running entry : running.values()) {
            if (entry.detached()) {
                entry.job().kill();
            } else {
                entry.job().stop();
                asked.add(entry.job());
            }
        }
        List<CompletableFuture<Void>> leaving =
                asked.stream().map(PlannedJob::gone).toList();
        if (!await(leaving, PATIENCE)) {
            tellOf(asked.stream().flatMap(job -> job.living().stream()).toList());
            await(leaving, LONGEST_STOP.minus(PATIENCE));
        }
        List<CompletableFuture<Void>> killed = new ArrayList<>();
        for (Running entry : running.values()) {
            entry.job().kill();
            killed.add(entry.job().gone());
        }
        await(killed, FAREWELL);
    }

    private void tellOf(List<JobOrder> left) {
        Set<String> names = left.stream()
                .map(order -> "'" + order.component().name() + "'")
                .collect(Collectors.toCollection(TreeSet::new));
        Duration longest = left.stream()
                .map(JobOrder::stopTimeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        long seconds = longest.minus(PATIENCE).toSeconds();
        String kill = seconds > 0 ? "killed in " + seconds + " s at the latest." : "being killed.";
        if (!left.isEmpty()) {
            events.accept(new ComponentEvent.Warning("Waiting for " + left.size()
                    + (left.size() == 1 ? " job" : " jobs") + " to end (" + String.join(", ", names) + "); " + kill));
        }
    }

    /** Whether all are done in time. */
    private static boolean await(List<CompletableFuture<Void>> farewells, Duration limit) {
        return CompletableFuture.allOf(farewells.toArray(CompletableFuture[]::new))
                .thenApply(nothing -> true)
                .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
