package dev.loveless.docker.work;

import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.event.ComponentEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Starts containers with the GPUs that their components are to have. Where the engine has none, a component whose GPUs
 * are optional is started without, from then on, and people are told once. Thread-safe.
 */
public final class GpuChoice {
    private final Consumer<ComponentEvent> events;
    private final Set<String> without = ConcurrentHashMap.newKeySet();

    public GpuChoice(Consumer<ComponentEvent> events) {
        this.events = events;
    }

    /** Starts a container. */
    public interface Start<T> {
        T with(Gpus gpus) throws EngineException;
    }

    /** @throws EngineException NO_GPU, if they are not optional; the message says what to do */
    public <T> T start(Component component, Start<T> start) throws EngineException {
        Gpus gpus = component.resources().gpus();
        if (gpus.optional() && without.contains(component.name())) {
            return start.with(Gpus.NONE);
        }
        try {
            return start.with(gpus);
        } catch (EngineException e) {
            if (e.kind() != Kind.NO_GPU) {
                throw e;
            }
            if (!gpus.optional()) {
                throw new EngineException(
                        Kind.NO_GPU, e.getMessage() + " Or set `gpus: optional` to go on without a GPU.", e);
            }
            if (without.add(component.name())) {
                events.accept(
                        new ComponentEvent.Warning("'" + component.name() + "' runs without a GPU: " + e.getMessage()));
            }
            return start.with(Gpus.NONE);
        }
    }
}
