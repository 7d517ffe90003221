package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.work.GpuChoice;
import dev.loveless.docker.work.Workshop;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Starts containers. */
final class ContainerLauncher implements Launcher {
    private final Workshop workshop;
    private final Component component;
    private final GpuChoice gpus;

    ContainerLauncher(Workshop workshop, Component component) {
        this.workshop = workshop;
        this.component = component;
        this.gpus = new GpuChoice(workshop.events());
    }

    @Override
    public CompletableFuture<String> prepare() {
        try {
            return workshop.engine().get().provide(component.source(), workshop.events());
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public HostAddress host() throws LaunchException {
        try {
            return workshop.engine().get().network();
        } catch (EngineException e) {
            throw new LaunchException(Failure.engine(component.name(), e), e);
        }
    }

    @Override
    public Instance launch(CompletableFuture<String> image, Map<String, String> variables, OutputListener output)
            throws LaunchException {
        try {
            String reference = EngineConnection.provided(image);
            EngineConnection engine = workshop.engine().get();
            return gpus.start(component, some -> start(engine, reference, variables, some, output));
        } catch (EngineException e) {
            throw new LaunchException(Failure.engine(component.name(), e), e);
        }
    }

    private Instance start(
            EngineConnection engine, String image, Map<String, String> variables, Gpus gpus, OutputListener output)
            throws EngineException {
        String id = engine.create(specification(image, variables, gpus));
        try {
            CompletableFuture<ContainerExit> exit = engine.exit(id);
            // Before the start: then it is attached to, and all that it writes is handed over even if it is removed.
            CompletableFuture<Void> told = engine.followOutput(id, output);
            engine.start(id);
            return new ContainerInstance(workshop, engine, id, exit, told);
        } catch (EngineException e) {
            remove(engine, id);
            throw e;
        }
    }

    /** What could not be started; the reason for that is what is told. */
    private void remove(EngineConnection engine, String id) {
        try {
            engine.remove(id);
        } catch (EngineException e) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("Container " + EngineConnection.shortId(id) + " of component '"
                            + component.name() + "' could not be removed: " + e.getMessage()));
        }
    }

    private ContainerSpecification specification(String image, Map<String, String> variables, Gpus gpus) {
        Resources limits = component.resources();
        return new ContainerSpecification(
                image,
                component.name(),
                component.entryPoint(),
                component.command(),
                component.workingDirectory(),
                component.user(),
                variables,
                new Resources(limits.memoryMegabytes(), limits.cpus(), gpus),
                component.isolation() == Isolation.FRESH,
                Optional.empty(),
                Map.of());
    }
}
