package dev.loveless.docker.client;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Event;
import dev.loveless.docker.client.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ends of all containers of a connection, by one stream of events rather than a connection for each. When the
 * stream breaks, it finds out whether the engine is there ({@link EngineAbsence}) and what became of the containers.
 */
final class ExitWatch implements EventStream.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExitWatch.class);

    /** Some engines do not tell the exit code with the event. */
    private static final int UNTOLD = -1;

    private static final int MOST_LOOKS = 20;
    private static final String REMOVED = "The container was removed.";

    private final EngineClient engine;
    private final InstanceLabels labels;
    private final ExecutorService threads;
    private final EngineAbsence absence;
    private final Map<String, WatchedContainer> containers = new ConcurrentHashMap<>();
    private @Nullable EventStream current;
    private boolean closed;

    ExitWatch(EngineClient engine, InstanceLabels labels, ExecutorService threads, EngineAbsence absence) {
        this.engine = engine;
        this.labels = labels;
        this.threads = threads;
        this.absence = absence;
    }

    /** A container has been created. */
    void add(String id) {
        containers.put(id, new WatchedContainer(id));
    }

    CompletableFuture<ContainerExit> exit(String id) {
        WatchedContainer container = containers.get(id);
        if (container == null) {
            WatchedContainer gone = new WatchedContainer(id);
            gone.lost(REMOVED);
            return gone.exit();
        }
        return container.exit();
    }

    /** A container is about to be started. Returns when its end cannot be missed. */
    void starts(String id) throws EngineException {
        open();
        WatchedContainer container = containers.get(id);
        if (container != null) {
            container.starts();
        }
    }

    /** We are about to end a container. */
    void endIsAsked(String id) {
        WatchedContainer container = containers.get(id);
        if (container != null) {
            container.endIsAsked();
        }
    }

    /** A container is gone, and not asked for any more. */
    void removed(String id) {
        WatchedContainer container = containers.remove(id);
        // If it died just now, its exit is on its way.
        if (container != null && !container.isDead()) {
            container.lost(REMOVED);
        }
    }

    /** Returns when the engine tells of ends. */
    void open() throws EngineException {
        stream().awaitStart(engine.limits().call(), engine.errors());
    }

    private synchronized EventStream stream() throws EngineException {
        if (closed) {
            throw new EngineException(Kind.UNAVAILABLE, "The connection to the Docker engine has been closed.");
        }
        EventStream stream = current;
        if (stream == null) {
            stream = new EventStream(this);
            current = stream;
            stream.open(engine.docker(), labels);
        }
        return stream;
    }

    @Override
    public void event(Event event) {
        if (event.getActor() == null || event.getAction() == null) {
            return;
        }
        WatchedContainer container = containers.get(event.getActor().getId());
        if (container == null) {
            return;
        }
        switch (event.getAction()) {
            case "kill" -> container.killIsSeen();
            case "die" -> {
                if (container.dies()) {
                    elsewhere(() -> ended(container, exitCode(event)));
                }
            }
            case "destroy", "remove" -> {
                if (!container.isDead()) {
                    // The event of our own removal may come before its answer.
                    String why = container.isEndAsked() ? REMOVED : "The container was removed by somebody else.";
                    elsewhere(() -> container.lost(why));
                }
            }
            default -> LOG.debug("An event that says nothing here: {}", event.getAction());
        }
    }

    /** Whoever waits for an exit may go on at length; that must not hold the stream up. */
    private void elsewhere(Runnable action) {
        try {
            threads.execute(action);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed meanwhile", e);
        }
    }

    private static int exitCode(Event event) {
        Map<String, String> attributes = event.getActor().getAttributes();
        String code = attributes == null ? null : attributes.get("exitCode");
        return code == null ? UNTOLD : Integer.parseInt(code);
    }

    private void ended(WatchedContainer container, int told) {
        int code = told;
        try {
            boolean outOfMemory = false;
            if (code != 0) {
                Optional<ContainerState> state = state(container);
                outOfMemory = state.map(ContainerState::getOOMKilled).orElse(false);
                if (code == UNTOLD) {
                    code = state.map(ContainerState::getExitCodeLong).orElse(0L).intValue();
                }
            }
            if (!outOfMemory && container.mayHaveEndedWithTheEngine(code) && isEngineGone()) {
                container.lost(wentAway("it was stopped, and the container with it (exit code " + code + ")"));
            } else {
                container.ended(code, outOfMemory);
            }
        } catch (EngineException e) {
            LOG.debug("The end of container {} cannot be looked at", container.id(), e);
            if (e.kind() == Kind.UNAVAILABLE) {
                container.lost(wentAway("it does not say how the container ended"));
            } else {
                container.ended(code, false);
            }
        }
    }

    /** One that is only busy answers in the end; one that ends breaks the stream. */
    private boolean isEngineGone() {
        EventStream before = current();
        for (int i = 0; i < MOST_LOOKS; i++) {
            EngineClient.Presence presence = engine.look();
            if (presence != EngineClient.Presence.SILENT) {
                return presence == EngineClient.Presence.ABSENT;
            }
            if (current() != before) {
                return true;
            }
        }
        return true;
    }

    private synchronized @Nullable EventStream current() {
        return current;
    }

    private Optional<ContainerState> state(WatchedContainer container) throws EngineException {
        return engine.call("for the state of container " + container.id(), docker -> {
            try {
                return Optional.ofNullable(
                        docker.inspectContainerCmd(container.id()).exec().getState());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    static String wentAway(String why) {
        return "The Docker engine went away while the container ran: " + why + ".";
    }

    @Override
    public void broken(EventStream stream, String why) {
        synchronized (this) {
            if (closed || current != stream) {
                return;
            }
            current = null;
        }
        if (out().isEmpty()) {
            // The next start opens another stream.
            engine.mayBeAway();
            return;
        }
        absence.begins(why, new EngineAbsence.Consequences() {
            @Override
            public void lost() {
                out().forEach(container -> container.lost(wentAway(why)));
            }

            @Override
            public void back(boolean wasAway) {
                lookAtAll(why, wasAway);
            }
        });
    }

    /** Whether anything runs that is waited for. */
    boolean isWaiting() {
        return !out().isEmpty();
    }

    /** The engine hangs, so that nothing breaks by itself. */
    void giveUp() {
        EventStream hanging = current();
        if (hanging != null) {
            hanging.close();
            broken(hanging, "it does not answer any more");
        }
    }

    private List<WatchedContainer> out() {
        return containers.values().stream().filter(WatchedContainer::isOut).toList();
    }

    /** The engine answers after the stream broke. Containers that ended while it was away ended with it. */
    private void lookAtAll(String why, boolean wasAway) {
        try {
            open();
        } catch (EngineException e) {
            // It broke again, which begins another search.
            LOG.debug("The engine was back for a moment only", e);
            return;
        }
        for (WatchedContainer container : out()) {
            try {
                lookAt(container, why, wasAway);
            } catch (EngineException e) {
                LOG.debug("What became of container {} cannot be found out", container.id(), e);
                container.lost(wentAway(why));
            }
        }
    }

    private void lookAt(WatchedContainer container, String why, boolean wasAway) throws EngineException {
        Optional<ContainerState> state = state(container);
        String status = state.map(ContainerState::getStatus).orElse("");
        Long code = state.map(ContainerState::getExitCodeLong).orElse(null);
        if (status.equals("running") || status.equals("paused") || !wasAway && status.equals("created")) {
            return;
        }
        if (wasAway || code == null) {
            container.lost(wentAway(why));
        } else if (container.dies()) {
            container.ended(
                    code.intValue(), state.map(ContainerState::getOOMKilled).orElse(false));
        }
    }

    @Override
    public void close() {
        EventStream stream;
        synchronized (this) {
            closed = true;
            stream = current;
            current = null;
        }
        if (stream != null) {
            stream.close();
        }
        containers.values().forEach(container -> container.lost("The connection to the Docker engine was closed."));
    }
}
