package dev.loveless.docker.client;

import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Docker engine, reached by docker-java. Everything that it makes is labelled with its owner: {@code dev.loveless},
 * an id of this connection; {@code dev.loveless.owner}, the process; {@code dev.loveless.component}. When the engine
 * goes away, calls fail as UNAVAILABLE and running containers are lost; when it is back, the same connection works
 * again. Thread-safe.
 */
public final class DockerEngine implements EngineConnection {
    private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);

    private final EngineClient client;
    private final InstanceLabels labels;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final EngineNetwork network;
    private final EngineAbsence absence;
    private final ExitWatch exits;
    private final Containers containers;
    private final OutputFollowing output;
    private final Images images;
    private final FileSharing sharing;
    private final InitProgram init;
    private final Making making = new Making();
    private final Farewell farewell;
    /** Removals that failed because the engine was away. */
    private final Set<String> unremoved = ConcurrentHashMap.newKeySet();

    private DockerEngine(
            EngineSettings settings,
            EngineClient client,
            ExecutorService threads,
            ScheduledExecutorService timer,
            Consumer<ComponentEvent> events) {
        this.client = client;
        this.labels = InstanceLabels.fresh();
        this.threads = threads;
        this.timer = timer;
        this.network = new EngineNetwork(client, labels, settings.network());
        this.absence = new EngineAbsence(client, threads, timer, this::removeTheUnremoved);
        this.exits = new ExitWatch(client, labels, threads, absence);
        new Pulse(client, exits::isWaiting, exits::giveUp).start(threads, timer);
        this.containers = new Containers(client, labels, network, exits);
        this.output = new OutputFollowing(client);
        this.images = new Images(client, labels, threads);
        this.sharing = new FileSharing(client);
        this.init = new InitProgram(client);
        this.farewell = new Farewell(
                client, threads, found -> labels.instance().equals(found.get(InstanceLabels.INSTANCE)), events);
    }

    /** Connects; what cannot be removed when it is closed is told to nobody. */
    public static DockerEngine connect(EngineSettings settings) throws EngineException {
        return connect(settings, event -> {});
    }

    /**
     * Connects to the engine that the Docker client would talk to, or else to one at another usual place.
     *
     * @param events takes a warning, if something cannot be removed when the connection is closed
     * @throws EngineException UNAVAILABLE, if none answers; the message says where it was looked for and what to do
     */
    public static DockerEngine connect(EngineSettings settings, Consumer<ComponentEvent> events)
            throws EngineException {
        ExecutorService threads = Executors.newCachedThreadPool(daemons("loveless-engine"));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("loveless-engine-timer"));
        try {
            DockerEngine engine =
                    new DockerEngine(settings, EngineClient.connect(settings, threads), threads, timer, events);
            threads.execute(engine::watch);
            if (settings.sweep()) {
                engine.making.alsoWaitFor(threads.submit(engine::sweep));
            }
            return engine;
        } catch (EngineException | RuntimeException e) {
            threads.shutdownNow();
            timer.shutdownNow();
            throw e;
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return action -> {
            Thread thread = new Thread(action, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void watch() {
        try {
            exits.open();
            sharing.isPossible();
            init.isThere();
        } catch (EngineException e) {
            LOG.debug("The first start of a container tries again", e);
        }
    }

    private void sweep() {
        try {
            Leftovers.Report report = Leftovers.sweep(this, false);
            if (!report.isEmpty()) {
                LOG.debug("Removed what dead processes left: {}", report);
            }
        } catch (EngineException e) {
            LOG.debug("What dead processes left stays for the next time", e);
        }
    }

    InstanceLabels labels() {
        return labels;
    }

    ExecutorService threads() {
        return threads;
    }

    EngineClient client() {
        return client;
    }

    /** Of this connection; its containers and its network have it in their names. */
    public String instance() {
        return labels.instance();
    }

    @Override
    public CompletableFuture<String> provide(Source source, Consumer<ComponentEvent> progress) {
        return images.provide(source, progress);
    }

    @Override
    public HostAddress network() throws EngineException {
        return make(() -> {
            if (network.isOwn()) {
                farewell.isDue();
            }
            return network.host();
        });
    }

    @Override
    public String create(ContainerSpecification specification) throws EngineException {
        try {
            return make(() -> {
                farewell.isDue();
                return containers.create(
                        specification.init() && !init.isThere() ? specification.withoutInit() : specification);
            });
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NO_IMAGE) {
                images.forget(specification.image());
            }
            throw withoutNetwork(e);
        }
    }

    @Override
    public void start(String containerId) throws EngineException {
        output.starts(containerId);
        try {
            make(() -> {
                containers.start(containerId);
                return true;
            });
        } catch (EngineException e) {
            throw withoutNetwork(e);
        }
    }

    /**
     * On a thread of this connection's: whoever waits for it may be interrupted, but the engine goes on. A container
     * that was removed while it was still being started would leave its end of the network behind (seen on 20.10).
     */
    private <T> T make(Making.Maker<T> maker) throws EngineException {
        Future<T> made;
        try {
            made = threads.submit(() -> making.call(maker));
        } catch (RejectedExecutionException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "The connection to the Docker engine has been closed.", e);
        }
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "Nobody waits any more for what the Docker engine makes.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Somebody has removed the network meanwhile: a thing to be tried again, as the next start makes another one. */
    private EngineException withoutNetwork(EngineException failure) {
        return network.wasLost(failure)
                ? new EngineException(
                        EngineException.Kind.UNAVAILABLE,
                        "The network of Loveless's containers was removed while they used it: " + failure.getMessage(),
                        failure)
                : failure;
    }

    @Override
    public CompletableFuture<ContainerExit> exit(String containerId) {
        return exits.exit(containerId);
    }

    @Override
    public InetAddress address(String containerId) throws EngineException {
        return containers.address(containerId);
    }

    @Override
    public boolean sharesFiles() {
        return sharing.isPossible();
    }

    @Override
    public void copyInto(String containerId, String directory, byte[] tar) throws EngineException {
        containers.copyInto(containerId, directory, tar);
    }

    @Override
    public Optional<byte[]> readFile(String containerId, String path, int most) throws EngineException {
        return containers.readFile(containerId, path, most);
    }

    @Override
    public CompletableFuture<Void> followOutput(String containerId, OutputListener listener) {
        return output.follow(containerId, listener);
    }

    @Override
    public void stop(String containerId, Duration grace) throws EngineException {
        containers.stop(containerId, grace);
    }

    @Override
    public void kill(String containerId) throws EngineException {
        containers.kill(containerId);
    }

    @Override
    public void remove(String containerId) throws EngineException {
        try {
            containers.remove(containerId);
            output.removed(containerId);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNAVAILABLE) {
                unremoved.add(containerId);
                absence.isNoticed();
            }
            throw e;
        }
    }

    private void removeTheUnremoved() {
        for (String container : unremoved) {
            try {
                containers.remove(container);
                unremoved.remove(container);
            } catch (EngineException e) {
                LOG.debug("Container {} stays until the connection is closed", container, e);
            }
        }
    }

    @Override
    public void close() {
        images.close();
        // Half of the time for what is under way, half for the removal.
        Duration half = client.limits().close().dividedBy(2);
        if (!making.end(half)) {
            return;
        }
        exits.close();
        farewell.say(half);
        threads.shutdownNow();
        timer.shutdownNow();
        client.close();
    }
}
