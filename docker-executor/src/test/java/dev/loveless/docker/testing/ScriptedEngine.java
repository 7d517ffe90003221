package dev.loveless.docker.testing;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An engine whose containers do what a test says, and that keeps what was ordered. */
public final class ScriptedEngine implements EngineConnection {
    /** What a container does at an order; must not block. */
    public interface Script {
        void run(Container container) throws EngineException;
    }

    /** A container: the test ends it, and has it write. */
    public record Container(
            ContainerSpecification specification,
            CompletableFuture<ContainerExit> exit,
            CompletableFuture<OutputListener> listener,
            CompletableFuture<Void> output) {
        /** It writes a line, as soon as somebody follows. */
        public void writes(String line) {
            listener.thenAccept(follower -> follower.line(false, line));
        }

        /** It ends; its output goes on until {@link #output} is completed. */
        public void ends(int code) {
            exit.complete(new ContainerExit(code, false, Optional.empty()));
        }

        /** Where it finds the Runtime API. */
        public String runtimeApi() {
            return "http://" + specification.environment().get("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
        }
    }

    private final Script started;
    private final Script killed;
    private final Map<String, Container> containers = new ConcurrentHashMap<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private volatile Optional<EngineException> addressRefusal = Optional.empty();

    public ScriptedEngine(Script started, Script killed) {
        this.started = started;
        this.killed = killed;
    }

    /** The kills and removals so far. */
    public List<String> orders() {
        return orders;
    }

    /** Containers have no address from now on. */
    public void hasNoAddresses(EngineException refusal) {
        addressRefusal = Optional.of(refusal);
    }

    @Override
    public CompletableFuture<String> provide(Source source, Consumer<ComponentEvent> progress) {
        return CompletableFuture.completedFuture("image");
    }

    @Override
    public HostAddress network() {
        return new HostAddress(InetAddress.getLoopbackAddress(), "127.0.0.1");
    }

    @Override
    public String create(ContainerSpecification specification) {
        String id = "container" + containers.size();
        containers.put(
                id,
                new Container(
                        specification,
                        new CompletableFuture<>(),
                        new CompletableFuture<>(),
                        new CompletableFuture<>()));
        return id;
    }

    private Container container(String id) {
        return Optional.ofNullable(containers.get(id)).orElseThrow();
    }

    @Override
    public void start(String containerId) throws EngineException {
        started.run(container(containerId));
    }

    @Override
    public CompletableFuture<ContainerExit> exit(String containerId) {
        return container(containerId).exit();
    }

    @Override
    public InetAddress address(String containerId) throws EngineException {
        if (addressRefusal.isPresent()) {
            throw addressRefusal.get();
        }
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void copyInto(String containerId, String directory, byte[] tar) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> readFile(String containerId, String path, int most) {
        return Optional.empty();
    }

    @Override
    public CompletableFuture<Void> followOutput(String containerId, OutputListener listener) {
        container(containerId).listener().complete(listener);
        return container(containerId).output();
    }

    @Override
    public void stop(String containerId, Duration grace) throws EngineException {
        kill(containerId);
    }

    @Override
    public void kill(String containerId) throws EngineException {
        orders.add("kill");
        killed.run(container(containerId));
        container(containerId).ends(137);
    }

    /** What was not read by now is lost. */
    @Override
    public void remove(String containerId) {
        orders.add("remove");
        container(containerId).output().complete(null);
        container(containerId).ends(137);
    }

    @Override
    public void close() {}
}
