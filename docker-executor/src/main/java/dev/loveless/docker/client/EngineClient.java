package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine, docker-java's client for it in a version of the API that both know, and calls with limits. */
final class EngineClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineClient.class);
    /**
     * Each followed container holds a connection; a call that finds none left would hang for good (measured). So this
     * is more than there are files that a process may open on most machines.
     */
    private static final int MOST_CONNECTIONS = 20_000;
    /** The newest version that docker-java speaks, and the oldest that some engines of version 29 accept (measured). */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private static final int MOST_RETIRED = 3;
    private final ClientConfiguration configuration;
    private final EngineLimits limits;
    private final EngineErrors errors;
    private final TimedCalls calls;
    private volatile Opened opened;
    private volatile boolean suspect;
    private final Queue<Opened> retired = new ArrayDeque<>();
    /** When the last look in vain began. */
    private long lastLook = System.nanoTime();

    /** Connections and the client that uses them. */
    private record Opened(DockerHttpClient connections, DockerClient docker) {}

    /** What is asked of the engine. */
    interface Call<T> {
        T on(DockerClient docker) throws IOException;
    }

    private EngineClient(
            ClientConfiguration configuration, EngineLimits limits, EngineErrors errors, TimedCalls calls) {
        this.configuration = configuration;
        this.limits = limits;
        this.errors = errors;
        this.calls = calls;
        this.opened = open(configuration);
    }

    /** Takes the first engine that answers. */
    static EngineClient connect(EngineSettings settings, ExecutorService threads) throws EngineException {
        EngineAddresses addresses = new EngineAddresses(settings.environment(), settings.home());
        List<EngineAddress> candidates = addresses.candidates();
        List<EngineException> failures = new ArrayList<>();
        for (EngineAddress address : candidates) {
            try {
                return connect(address, addresses.configuration(), settings.limits(), threads);
            } catch (EngineException e) {
                failures.add(e);
            }
        }
        throw NoEngine.found(candidates, failures);
    }

    private static EngineClient connect(
            EngineAddress address, Path directory, EngineLimits limits, ExecutorService threads)
            throws EngineException {
        EngineErrors errors = new EngineErrors(address.text());
        TimedCalls calls = new TimedCalls(threads, errors);
        // Without a version in the path, which every engine answers.
        ClientConfiguration open = new ClientConfiguration(address, directory, RemoteApiVersion.unknown());
        RemoteApiVersion version = calls.call("for its version", limits.connect(), () -> {
            try (DockerHttpClient connections = connections(open)) {
                return agreed(DockerClientImpl.getInstance(open, connections)
                        .versionCmd()
                        .exec()
                        .getApiVersion());
            }
        });
        LOG.debug("The Docker engine at {} is spoken to in version {}", address.text(), version.getVersion());
        return new EngineClient(new ClientConfiguration(address, directory, version), limits, errors, calls);
    }

    /** @param theirs the newest version that the engine speaks */
    static RemoteApiVersion agreed(String theirs) throws EngineException {
        try {
            RemoteApiVersion version = RemoteApiVersion.parseConfig(theirs);
            return version.isGreaterOrEqual(NEWEST) ? NEWEST : version;
        } catch (RuntimeException e) {
            throw new EngineException(
                    Kind.UNAVAILABLE, "What answers is no Docker engine: it calls its version " + theirs, e);
        }
    }

    private static Opened open(ClientConfiguration configuration) {
        DockerHttpClient connections = connections(configuration);
        return new Opened(connections, DockerClientImpl.getInstance(configuration, connections));
    }

    private static DockerHttpClient connections(ClientConfiguration configuration) {
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(configuration.getDockerHost())
                .sslConfig(configuration.getSSLConfig())
                .maxConnections(MOST_CONNECTIONS)
                .build();
    }

    /** Rather than across a network. */
    boolean isAtSocket() {
        return "unix".equals(configuration.address().uri().getScheme());
    }

    String address() {
        return configuration.address().text();
    }

    EngineLimits limits() {
        return limits;
    }

    EngineErrors errors() {
        return errors;
    }

    /** For streams, which have no end of their own; what is only asked goes through {@link #call}. */
    DockerClient docker() {
        return opened.docker();
    }

    /** @param what for messages: {@code to start container X} */
    <T> T call(String what, Call<T> call) throws EngineException {
        return call(what, limits.call(), call);
    }

    <T> T call(String what, Duration limit, Call<T> call) throws EngineException {
        if (!isBack(limits.connect())) {
            throw errors.isAway(what);
        }
        try {
            return calls.call(what, limit, () -> call.on(docker()));
        } catch (EngineException e) {
            if (EngineErrors.brokenConnection(e.getCause()).isPresent()) {
                mayBeAway();
            }
            throw e;
        }
    }

    /** A connection broke: the others may be dead too, and would be found to be so one by one. */
    void mayBeAway() {
        suspect = true;
    }

    /** Whether the engine is there, with connections that are alive; looks only where there was doubt. */
    boolean isBack() {
        return isBack(limits.ping());
    }

    /** @param limit for its answer */
    private boolean isBack(Duration limit) {
        if (!suspect) {
            return true;
        }
        long asked = System.nanoTime();
        synchronized (this) {
            if (!suspect) {
                return true;
            }
            // Another's look counts only if it began later: an earlier one says nothing of an engine that is back now.
            if (lastLook - asked > 0) {
                return false;
            }
            long began = System.nanoTime();
            if (look(limit) != Presence.ANSWERS) {
                lastLook = began;
                return false;
            }
            retire(opened);
            opened = open(configuration);
            suspect = false;
            return true;
        }
    }

    /** What still uses them may be alive: if only one connection broke, output is followed through the others. */
    private void retire(Opened old) {
        retired.add(old);
        if (retired.size() > MOST_RETIRED) {
            close(retired.remove());
        }
    }

    /** Whether an engine is there. */
    enum Presence {
        ANSWERS,
        /** It takes connections, and says nothing: it is busy, or ends, or begins. */
        SILENT,
        ABSENT
    }

    /** Looks whether the engine takes a new connection: one that is ending keeps the old ones for a while. */
    Presence look() {
        return look(limits.ping());
    }

    Presence look(Duration limit) {
        try {
            calls.call("for a sign of life", limit, () -> {
                try (DockerHttpClient connections = connections(configuration)) {
                    DockerClientImpl.getInstance(configuration, connections)
                            .pingCmd()
                            .exec();
                    return true;
                }
            });
            return Presence.ANSWERS;
        } catch (EngineException e) {
            LOG.debug("No sign of life from the engine", e);
            return e.getCause() instanceof TimeoutException ? Presence.SILENT : Presence.ABSENT;
        }
    }

    @Override
    public synchronized void close() {
        retired.forEach(EngineClient::close);
        close(opened);
    }

    private static void close(Opened opened) {
        try {
            opened.connections().close();
        } catch (IOException e) {
            LOG.debug("Connections to the engine were not closed in good order", e);
        }
    }
}
