package dev.loveless.docker.job;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An engine whose containers are pieces of Java, to see what is asked of it and what is made of its answers. */
final class FakeEngine implements EngineConnection {
    /** What a container does when it starts; it goes on until somebody ends it if it does not call exit. */
    interface Program {
        void run(Container container);
    }

    static final class Container {
        final String id;
        final ContainerSpecification specification;
        final Map<String, String> files = new ConcurrentHashMap<>();
        final CompletableFuture<ContainerExit> exit = new CompletableFuture<>();
        private final List<Runnable> said = new ArrayList<>();
        private Optional<OutputListener> listener = Optional.empty();

        Container(String id, ContainerSpecification specification) {
            this.id = id;
            this.specification = specification;
        }

        void out(String line) {
            say(false, line);
        }

        void error(String line) {
            say(true, line);
        }

        private synchronized void say(boolean standardError, String line) {
            said.add(() -> listener.orElseThrow().line(standardError, line));
            if (listener.isPresent()) {
                said.get(said.size() - 1).run();
            }
        }

        synchronized void follow(OutputListener it) {
            listener = Optional.of(it);
            said.forEach(Runnable::run);
        }

        void exit(int code) {
            exit.complete(new ContainerExit(code, false, Optional.empty()));
        }

        void outOfMemory() {
            exit.complete(new ContainerExit(137, true, Optional.empty()));
        }

        void lose(String why) {
            exit.complete(new ContainerExit(0, false, Optional.of(why)));
        }
    }

    final List<Container> containers = new CopyOnWriteArrayList<>();
    final List<String> removed = new CopyOnWriteArrayList<>();
    final Map<String, EngineException> refusedStarts = new ConcurrentHashMap<>();
    /** Images that are pulled or built, until somebody completes them. */
    final Map<String, CompletableFuture<String>> inTheMaking = new ConcurrentHashMap<>();

    /** Those of them that were asked for, and those that somebody does not wait for any more. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<String> nobodyWaitsFor = new CopyOnWriteArrayList<>();
    volatile boolean hasGpu = true;
    /** Whether it says that it shares files; it does not. */
    volatile boolean boastsOfSharing;

    /** Whether containers go on when they are asked to end. */
    volatile boolean ignoresStops;

    private final Map<String, Program> images = new ConcurrentHashMap<>();

    FakeEngine image(String name, Program program) {
        images.put(name, program);
        return this;
    }

    @Override
    public CompletableFuture<String> provide(Source source, Consumer<ComponentEvent> progress) {
        String reference =
                source instanceof Source.Image image ? image.reference() : ((Source.Build) source).reference();
        CompletableFuture<String> made = inTheMaking.get(reference);
        if (made != null) {
            CompletableFuture<String> own = made.copy();
            own.whenComplete((it, failure) -> {
                if (own.isCancelled()) {
                    nobodyWaitsFor.add(reference);
                }
            });
            asked.add(reference);
            return own;
        }
        return images.containsKey(reference)
                ? CompletableFuture.completedFuture(reference)
                : CompletableFuture.failedFuture(new EngineException(
                        Kind.NO_IMAGE, "There is no image '" + reference + "', and no way to get it."));
    }

    @Override
    public boolean sharesFiles() {
        return boastsOfSharing;
    }

    @Override
    public synchronized String create(ContainerSpecification specification) throws EngineException {
        if (specification.shared().isPresent()) {
            throw new EngineException(
                    Kind.REFUSED, "There is no " + specification.shared().get());
        }
        Container container = new Container("container" + String.format("%055d", containers.size()), specification);
        containers.add(container);
        return container.id;
    }

    private Container container(String id) {
        return containers.stream().filter(it -> it.id.equals(id)).findFirst().orElseThrow();
    }

    @Override
    public void start(String containerId) throws EngineException {
        Container container = container(containerId);
        ContainerSpecification specification = container.specification;
        if (!hasGpu && !specification.resources().gpus().isNone()) {
            throw new EngineException(Kind.NO_GPU, "This engine has no GPU.");
        }
        EngineException refusal = refusedStarts.get(specification.image());
        if (refusal != null) {
            throw refusal;
        }
        images.getOrDefault(specification.image(), it -> {}).run(container);
    }

    @Override
    public CompletableFuture<ContainerExit> exit(String containerId) {
        return container(containerId).exit;
    }

    @Override
    public void copyInto(String containerId, String directory, byte[] tar) {
        Container container = container(containerId);
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String content = new String(archive.readAllBytes(), StandardCharsets.UTF_8);
                container.files.put(directory + "/" + entry.getName(), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> readFile(String containerId, String path, int most) {
        return Optional.ofNullable(container(containerId).files.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CompletableFuture<Void> followOutput(String containerId, OutputListener listener) {
        container(containerId).follow(listener);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void stop(String containerId, Duration grace) {
        if (!ignoresStops) {
            container(containerId).exit(143);
        }
    }

    @Override
    public void kill(String containerId) {
        container(containerId).exit(137);
    }

    @Override
    public void remove(String containerId) {
        removed.add(containerId);
        container(containerId).exit(137);
    }

    @Override
    public HostAddress network() {
        return new HostAddress(InetAddress.getLoopbackAddress(), "host.docker.internal");
    }

    @Override
    public InetAddress address(String containerId) {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void close() {}
}
