package dev.loveless.docker.client;

import dev.loveless.docker.event.ComponentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Removes all that a connection made, and tells people what stays. */
final class Farewell {
    private static final int MOST_NAMED = 3;
    private static final String REMEDY = " `loveless clean` removes what is left.";

    private final EngineClient client;
    private final ExecutorService threads;
    private final Predicate<Map<String, String>> isOwn;
    private final Consumer<ComponentEvent> events;
    private final AtomicInteger removed = new AtomicInteger();
    private volatile boolean due;

    /** @param isOwn whether something with these labels was made by the connection */
    Farewell(
            EngineClient client,
            ExecutorService threads,
            Predicate<Map<String, String>> isOwn,
            Consumer<ComponentEvent> events) {
        this.client = client;
        this.threads = threads;
        this.isOwn = isOwn;
        this.events = events;
    }

    /** Something is being made that has to be removed in the end. */
    void isDue() {
        due = true;
    }

    /**
     * Removes it all, and goes on for as long as that proceeds.
     *
     * @param standstill how long nothing may have been removed
     */
    void say(Duration standstill) {
        CompletableFuture<String> failure = new CompletableFuture<>();
        Future<?> removal = threads.submit(() -> failure.complete(removeAll()));
        boolean done;
        int before;
        do {
            before = removed.get();
            done = Making.isDone(removal, standstill);
        } while (!done && removed.get() > before);
        removal.cancel(true);
        String left = done
                ? failure.join()
                : "The Docker engine at " + client.address() + " has not removed all containers and networks of"
                        + " Loveless: it stood still for " + standstill.toSeconds() + " s.";
        if (due && !left.isEmpty()) {
            events.accept(new ComponentEvent.Warning(left + REMEDY));
        }
    }

    /** What could not be, and why; empty if all was. */
    private String removeAll() {
        try {
            List<String> failures = Leftovers.sweep(client, threads, isOwn, removed::incrementAndGet)
                    .failures();
            return failures.isEmpty() ? "" : "Could not be removed: " + named(failures) + ".";
        } catch (EngineException e) {
            return "Containers and networks of Loveless could not be removed. " + e.getMessage();
        } catch (RuntimeException | Error e) {
            return "Containers and networks of Loveless could not be removed. " + e;
        }
    }

    private static String named(List<String> failures) {
        int more = failures.size() - MOST_NAMED;
        return more <= 0
                ? String.join("; ", failures)
                : String.join("; ", failures.subList(0, MOST_NAMED)) + "; and " + more + " more";
    }
}
