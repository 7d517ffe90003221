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
    /** What a dead container wrote last may take so long to be read. */
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
        CompletableFuture<Void> ended = exit.isDone()
                ? output.copy().completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                : CompletableFuture.completedFuture(null);
        return ended.handle((nothing, unread) -> unread)
                .thenApplyAsync(unread -> attempt("removed", () -> engine.remove(id)), workshop.workers());
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
