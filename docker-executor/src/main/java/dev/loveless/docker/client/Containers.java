package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.DeviceRequest;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The containers of one connection. Thread-safe. */
final class Containers {
    private static final int LONGEST_NAME = 40;

    /**
     * An engine that ends many containers at the same moment can lose count of those in a network, which then cannot be
     * removed any more (seen on 20.10, with 64).
     */
    private static final int REMOVED_AT_ONCE = 4;

    private final EngineClient engine;
    private final InstanceLabels labels;
    private final EngineNetwork network;
    private final ExitWatch exits;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final Semaphore removals = new Semaphore(REMOVED_AT_ONCE, true);

    /** What is remembered of a container. */
    private record Known(String name, ContainerSpecification specification, ReentrantLock starting) {
        boolean hasGpus() {
            return !specification.resources().gpus().isNone();
        }
    }

    Containers(EngineClient engine, InstanceLabels labels, EngineNetwork network, ExitWatch exits) {
        this.engine = engine;
        this.labels = labels;
        this.network = network;
        this.exits = exits;
    }

    String create(ContainerSpecification specification) throws EngineException {
        network.host();
        String name = name(specification.component());
        String id = engine.call(
                "to create container " + name + " of image " + specification.image(),
                docker -> ContainerCreation.of(
                                docker, specification, name, network.name(), labels.forContainer(specification))
                        .exec()
                        .getId());
        known.put(id, new Known(name, specification, new ReentrantLock()));
        exits.add(id);
        return id;
    }

    /** Docker allows few characters. */
    private String name(String component) {
        String allowed = component.replaceAll("[^a-zA-Z0-9_.-]+", "-");
        String start = allowed.length() > LONGEST_NAME ? allowed.substring(0, LONGEST_NAME) : allowed;
        return "loveless-" + labels.instance() + "-" + start + "-" + number.incrementAndGet();
    }

    /** For messages: its name, or what there is. */
    private String container(String id) {
        Known container = known.get(id);
        return "container " + (container == null ? id : container.name());
    }

    void start(String id) throws EngineException {
        Known container = known.get(id);
        boolean withGpus = container != null && container.hasGpus();
        if (withGpus) {
            refuseForgottenGpus(id);
        }
        exits.starts(id);
        try {
            oneAfterTheOther(id, "to start ", engine.limits().start(), docker -> {
                docker.startContainerCmd(id).exec();
                return true;
            });
        } catch (EngineException e) {
            String image = container == null ? "?" : container.specification().image();
            throw StartFailures.of(e, container(id), image, withGpus);
        }
    }

    /**
     * A kill would miss a container that is just being started, and a removal could leave its end of the network
     * behind, which then cannot be removed any more (seen on 20.10).
     */
    private void oneAfterTheOther(String id, String verb, Duration limit, EngineClient.Call<Boolean> call)
            throws EngineException {
        String what = verb + container(id);
        Known container = known.get(id);
        if (container == null) {
            engine.call(what, limit, call);
            return;
        }
        boolean locked = false;
        try {
            locked = container.starting().tryLock(engine.limits().start().toNanos(), TimeUnit.NANOSECONDS);
            engine.call(what, limit, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: " + what, e);
        } finally {
            if (locked) {
                container.starting().unlock();
            }
        }
    }

    /** Podman 4 drops the request, and the container would start without a GPU (recorded). */
    private void refuseForgottenGpus(String id) throws EngineException {
        List<DeviceRequest> requests = inspect(id).getHostConfig().getDeviceRequests();
        if (requests == null || requests.isEmpty()) {
            throw new EngineException(
                    Kind.NO_GPU,
                    "No GPU for " + container(id) + ": the engine at " + engine.address()
                            + " ignores requests for GPUs. Use a Docker engine with the NVIDIA Container Toolkit.");
        }
    }

    private InspectContainerResponse inspect(String id) throws EngineException {
        return engine.call(
                "about " + container(id),
                docker -> docker.inspectContainerCmd(id).exec());
    }

    InetAddress address(String id) throws EngineException {
        if (network.isOfTheHost()) {
            return InetAddress.getLoopbackAddress();
        }
        Map<String, ContainerNetwork> networks =
                inspect(id).getNetworkSettings().getNetworks();
        ContainerNetwork own = networks == null ? null : networks.get(network.name());
        if (own == null || own.getIpAddress() == null || own.getIpAddress().isEmpty()) {
            throw new EngineException(
                    Kind.REFUSED, "The " + container(id) + " has no address in " + network.name() + ": does it run?");
        }
        try {
            return InetAddress.getByName(own.getIpAddress());
        } catch (IOException e) {
            throw new EngineException(Kind.REFUSED, "No address: " + own.getIpAddress(), e);
        }
    }

    void copyInto(String id, String directory, byte[] tar) throws EngineException {
        engine.call("to copy files to " + directory + " of " + container(id), docker -> {
            docker.copyArchiveToContainerCmd(id)
                    .withRemotePath(directory)
                    .withTarInputStream(new ByteArrayInputStream(tar))
                    .exec();
            return true;
        });
    }

    Optional<byte[]> readFile(String id, String path, int most) throws EngineException {
        return engine.call("for " + path + " of " + container(id), docker -> {
            try (InputStream archive =
                            docker.copyArchiveFromContainerCmd(id, path).exec();
                    TarArchiveInputStream files = new TarArchiveInputStream(archive)) {
                TarArchiveEntry entry = files.getNextEntry();
                return entry != null && entry.isFile() ? Optional.of(files.readNBytes(most)) : Optional.empty();
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    void stop(String id, Duration grace) throws EngineException {
        exits.endIsAsked(id);
        int seconds = (int) Math.max(0, grace.toSeconds() + (grace.toNanosPart() > 0 ? 1 : 0));
        oneAfterTheOther(id, "to stop ", engine.limits().call().plusSeconds(seconds), docker -> {
            try {
                docker.stopContainerCmd(id).withTimeout(seconds).exec();
            } catch (NotModifiedException | NotFoundException e) {
                return false;
            }
            return true;
        });
    }

    void kill(String id) throws EngineException {
        exits.endIsAsked(id);
        oneAfterTheOther(id, "to kill ", engine.limits().call(), docker -> {
            try {
                docker.killContainerCmd(id).exec();
            } catch (ConflictException | NotFoundException e) {
                return false;
            }
            return true;
        });
    }

    void remove(String id) throws EngineException {
        exits.endIsAsked(id);
        fewAtOnce(() -> oneAfterTheOther(id, "to remove ", engine.limits().call(), docker -> {
            remove(docker, id);
            return true;
        }));
        known.remove(id);
        exits.removed(id);
    }

    private interface Removal {
        void run() throws EngineException;
    }

    /** Waits for its turn for no longer than a call may take: one that hangs must not keep all others from it. */
    private void fewAtOnce(Removal removal) throws EngineException {
        boolean inTurn = false;
        try {
            inTurn = removals.tryAcquire(engine.limits().call().toNanos(), TimeUnit.NANOSECONDS);
            removal.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: to remove a container", e);
        } finally {
            if (inTurn) {
                removals.release();
            }
        }
    }

    /** With its volumes; nothing happens if it is gone or somebody else is at it. */
    static void remove(DockerClient docker, String id) {
        try {
            docker.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            return;
        } catch (DockerException e) {
            if (!EngineErrors.reason(e).contains("already in progress")) {
                throw e;
            }
        }
    }
}
