package dev.loveless.docker.job;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.work.GpuChoice;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.data.JsonData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A container that runs a job. */
final class JobContainer extends JobInstance {
    /** What the engine may take to tell the output of a container that has ended. */
    private static final long LAST_WORDS_SECONDS = 30;

    /** What the engine's init says when there is no such program, or when it cannot be executed (seen on 20.10). */
    private static final String INIT_FAILED = "[FATAL tini (";

    private final JobFiles files;
    private final GpuChoice gpus;
    private volatile @Nullable Placed placed;
    /** What the container's exchange is on this machine, if they share it. */
    private volatile @Nullable Path shared;

    /** @param engine that has the container */
    private record Placed(EngineConnection engine, String id) {}

    JobContainer(Workshop workshop, JobOrder order, JobFiles files, GpuChoice gpus) {
        super(workshop, order, workshop.starts());
        this.files = files;
        this.gpus = gpus;
    }

    @Override
    CompletableFuture<String> prepare() {
        try {
            return workshop.engine().get().provide(order.component().source(), workshop.events());
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    void run(CompletableFuture<String> image) {
        try {
            String reference = EngineConnection.provided(image);
            EngineConnection engine = workshop.engine().get();
            gpus.start(order.component(), some -> start(engine, reference, some));
        } catch (EngineException e) {
            finish(trouble(e.kind(), String.valueOf(e.getMessage())));
        }
    }

    private boolean start(EngineConnection engine, String image, Gpus some) throws EngineException {
        // What was made with GPUs and could not be started.
        remove();
        Instant ordered = Instant.now();
        String id = create(engine, image, some);
        named(EngineConnection.shortId(id));
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        CompletableFuture<Void> told = engine.followOutput(id, this);
        engine.start(id);
        started(ordered);
        exit.thenCompose(how -> told.copy()
                        .orTimeout(LAST_WORDS_SECONDS, TimeUnit.SECONDS)
                        .handle((nothing, brokenOff) -> new Last(how, brokenOff == null)))
                .thenAcceptAsync(last -> guarded(() -> ended(engine, id, last)), workshop.workers());
        return true;
    }

    /** Sharing a directory saves the engine two processes, a fifth of a container's life (measured). */
    private String create(EngineConnection engine, String image, Gpus gpus) throws EngineException {
        if (order.input().isEmpty() || !files.areShared() || !engine.sharesFiles()) {
            return createWithCopies(engine, image, gpus);
        }
        shareFiles(order.input().get());
        try {
            String id = engine.create(specification(image, gpus));
            placed = new Placed(engine, id);
            return id;
        } catch (EngineException e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            // Whether it was for the directory shows when it is tried without.
            unshareFiles();
            String id = createWithCopies(engine, image, gpus);
            files.areNotShared();
            return id;
        }
    }

    private void shareFiles(JsonData input) throws EngineException {
        try {
            Path created = files.create();
            shared = created;
            Exchange.writeForAll(input, created);
        } catch (IOException e) {
            throw new EngineException(Kind.REFUSED, "Its input cannot be written: " + e, e);
        }
    }

    private void unshareFiles() {
        Path directory = shared;
        if (directory != null) {
            shared = null;
            delete(directory);
        }
    }

    private String createWithCopies(EngineConnection engine, String image, Gpus gpus) throws EngineException {
        String id = engine.create(specification(image, gpus));
        placed = new Placed(engine, id);
        if (order.input().isPresent()) {
            engine.copyInto(
                    id, Exchange.DIRECTORY, Exchange.archive(order.input().get()));
        }
        return id;
    }

    private ContainerSpecification specification(String image, Gpus gpus) {
        Component component = order.component();
        Map<String, String> own = order.input()
                .map(input -> Exchange.environment(input, Exchange.DIRECTORY))
                .orElse(Map.of());
        return new ContainerSpecification(
                image,
                component.name(),
                component.entryPoint(),
                component.command(),
                component.workingDirectory(),
                component.user(),
                environment(own),
                new Resources(
                        component.resources().memoryMegabytes(),
                        component.resources().cpus(),
                        gpus),
                component.isolation() == Isolation.FRESH,
                order.input().map(input -> Exchange.DIRECTORY),
                Optional.ofNullable(shared),
                true,
                Map.of());
    }

    /** @param isAllRead whether all output was told */
    private record Last(ContainerExit exit, boolean isAllRead) {}

    private void ended(EngineConnection engine, String id, Last last) {
        ContainerExit exit = last.exit();
        if (exit.lost().isPresent()) {
            finish(trouble(Kind.UNAVAILABLE, exit.lost().get()));
            return;
        }
        if (ExitCodes.isNotExecuted(exit.exitCode()) && output.mentions(INIT_FAILED)) {
            finish(trouble(
                    Kind.NOT_STARTED,
                    "Its program cannot be started. Check the entry point and the command. " + output.lastWords()));
            return;
        }
        try {
            Optional<byte[]> file = outputFile(engine, id);
            if (!last.isAllRead() && file.isEmpty() && order.input().isPresent()) {
                // Half an output must not pass for a result.
                finish(trouble(Kind.UNAVAILABLE, "Its output broke off before all of it was read."));
                return;
            }
            finish(exited(exit.exitCode(), exit.outOfMemory(), file));
        } catch (EngineException e) {
            finish(trouble(e.kind(), e.getMessage()));
        } catch (IOException e) {
            finish(trouble(Kind.REFUSED, "Its output file cannot be read: " + e));
        }
    }

    private Optional<byte[]> outputFile(EngineConnection engine, String id) throws IOException {
        Path directory = shared;
        if (directory != null) {
            return Exchange.readOutput(directory);
        }
        return order.input().isPresent()
                ? engine.readFile(id, Exchange.DIRECTORY + "/" + Exchange.OUTPUT, Exchange.MOST_OUTPUT)
                : Optional.empty();
    }

    @Override
    void stopRunning() {
        order("stopped", it -> it.engine().stop(it.id(), order.stopTimeout()));
    }

    @Override
    void killRunning() {
        order("killed", it -> it.engine().kill(it.id()));
    }

    @Override
    void remove() {
        Placed container = placed;
        if (container != null) {
            tryTo("removed", () -> container.engine().remove(container.id()));
        }
        unshareFiles();
    }

    private interface EngineCall {
        void on(Placed container) throws EngineException;
    }

    private interface EngineAction {
        void run() throws EngineException;
    }

    private void order(String what, EngineCall call) {
        Placed container = placed;
        if (container != null) {
            workshop.workers().execute(() -> tryTo(what, () -> call.on(container)));
        }
    }

    /** What cannot be done now is found at the next start, or by {@code loveless clean}. */
    private void tryTo(String what, EngineAction action) {
        try {
            action.run();
        } catch (EngineException e) {
            warn("A container of '" + order.component().name() + "' could not be " + what + ": " + e.getMessage());
        }
    }
}
