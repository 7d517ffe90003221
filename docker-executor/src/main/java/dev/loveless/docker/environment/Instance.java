package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import java.util.concurrent.CompletableFuture;

/** What runs a component: a container or a process. Thread-safe; nothing of it blocks. */
sealed interface Instance permits ContainerInstance, ProcessInstance {
    /** What people call it: the short id of a container, or {@code pid N}. */
    String name();

    /** Done when it has ended, never exceptionally. */
    CompletableFuture<ContainerExit> exit();

    /** Kills it; {@link #exit} tells when it is dead. */
    void kill();

    /**
     * Kills it if it lives, and takes away what is left of it. Never done exceptionally; false if it may still be
     * there.
     */
    CompletableFuture<Boolean> remove();
}
