package dev.loveless.docker;

import dev.loveless.docker.component.Application;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.task.TaskExecutor;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the components of an application. Closing it ends and removes all containers and processes that it started.
 * Thread-safe.
 */
public final class Components implements AutoCloseable {
    private final List<TaskExecutor> executors;

    private Components(List<TaskExecutor> executors) {
        this.executors = List.copyOf(executors);
    }

    /**
     * Gets ready to run components. What a killed Loveless left behind is swept meanwhile.
     *
     * @param events takes what happens, from any thread; must not block
     */
    public static Components open(Application application, Consumer<ComponentEvent> events) {
        return new Components(List.of());
    }

    /** Those that do the tasks of components, in the order they are to be asked. */
    public List<TaskExecutor> executors() {
        return executors;
    }

    /** How many jobs are still running that nothing in an execution waits for. */
    public int detachedJobs() {
        return 0;
    }

    @Override
    public void close() {}
}
