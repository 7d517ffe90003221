package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the output of containers. Thread-safe. */
final class OutputFollowing {
    private static final Logger LOG = LoggerFactory.getLogger(OutputFollowing.class);

    private final EngineClient engine;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    OutputFollowing(EngineClient engine) {
        this.engine = engine;
    }

    /** A container is about to be started. */
    void starts(String id) {
        started.add(id);
    }

    void removed(String id) {
        started.remove(id);
    }

    /**
     * Of a container that has not been started, the engine's log ends at once (measured on 20.10): it is attached to.
     * One that has been started could have written something before that: its log is read.
     */
    CompletableFuture<Void> follow(String id, OutputListener listener) {
        Following following = new Following(listener);
        if (started.contains(id)) {
            engine.docker()
                    .logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .withTailAll()
                    .exec(following);
            return following.end();
        }
        engine.docker()
                .attachContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(following);
        await(following);
        return following.end();
    }

    /** The start must not overtake it. */
    private void await(Following following) {
        try {
            following.established().get(engine.limits().call().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The engine does not hand output over; the start will tell", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
