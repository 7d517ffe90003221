package dev.loveless.docker.work;

import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.event.ComponentEvent;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What all that runs components works with.
 *
 * @param engine the Docker engine, where one is needed
 * @param workers does what blocks; as many threads as there is work, all of them daemons
 * @param starts does what starts containers, of which an engine can take so many at once
 * @param timer for what is due later in real time, which components live in; what it does must not block
 * @param events takes what happens, from any thread, without blocking
 * @param directory for temporary files, and for a record of processes that must not outlive Loveless
 */
public record Workshop(
        Application application,
        EngineSource engine,
        ExecutorService workers,
        StartQueue starts,
        ScheduledExecutorService timer,
        Consumer<ComponentEvent> events,
        Optional<InstanceDirectory> directory) {
    /** With a queue of its own for starts. */
    public Workshop(
            Application application,
            EngineSource engine,
            ExecutorService workers,
            ScheduledExecutorService timer,
            Consumer<ComponentEvent> events,
            Optional<InstanceDirectory> directory) {
        this(application, engine, workers, new StartQueue(workers), timer, events, directory);
    }

    /** Without a directory: temporary files are where the system has them, and processes are not recorded. */
    public Workshop(
            Application application,
            EngineSource engine,
            ExecutorService workers,
            ScheduledExecutorService timer,
            Consumer<ComponentEvent> events) {
        this(application, engine, workers, timer, events, Optional.empty());
    }

    /** Connects on first use, and gives the same connection from then on. */
    public interface EngineSource {
        /** @throws EngineException if no engine answers; the next call tries again */
        EngineConnection get() throws EngineException;
    }
}
