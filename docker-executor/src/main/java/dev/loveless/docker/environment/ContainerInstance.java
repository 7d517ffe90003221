package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A container. */
final class ContainerInstance implements Instance {
    /** What a container wrote last may take so long to be read when it is dead. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Workshop workshop;
    private final EngineConnection engine;
    private final String id;
    private final CompletableFuture<ContainerExit> exit;
    private final CompletableFuture<Void> output;

    ContainerInstance(
            Workshop workshop,
            EngineConnection engine,
            String id,
            CompletableFuture<ContainerExit> exit,
            CompletableFuture<Void> output) {
        this.workshop = workshop;
        this.engine = engine;
        this.id = id;
        this.exit = exit;
        this.output = output;
    }

    @Override
    public String name() {
        return EngineConnection.shortId(id);
    }

    @Override
    public CompletableFuture<ContainerExit> exit() {
        return exit;
    }

    /** Its address in the network. Blocks. */
    InetAddress address() throws EngineException {
        return engine.address(id);
    }

    @Override
    public void kill() {
        workshop.workers().execute(() -> attempt("killed", () -> engine.kill(id)));
    }

    @Override
    public CompletableFuture<Boolean> remove() {
        // It is not killed first: engine 20.10 can leave its end of the network behind then. The engine still hands out
        // all that was written before the removal.
        return (exit.isDone() ? told() : CompletableFuture.<Void>completedFuture(null))
                .thenApplyAsync(nothing -> attempt("removed", () -> engine.remove(id)), workshop.workers())
                .thenCompose(removed -> told().thenApply(nothing -> removed));
    }

    /** Done when what it wrote has been read, or that takes too long. */
    private CompletableFuture<Void> told() {
        return output.copy()
                .completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(unread -> null);
    }

    private interface Order {
        void give() throws IOException;
    }

    /** Nobody waits for the result: what fails is told, and the sweep of the next start gets what is left. */
    private boolean attempt(String what, Order order) {
        try {
            order.give();
            return true;
        } catch (IOException e) {
            workshop.events()
                    .accept(new ComponentEvent.Warning(
                            "Container " + name() + " could not be " + what + ": " + e.getMessage()));
            return false;
        }
    }
}
