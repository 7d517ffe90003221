package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.loveless.docker.owner.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Containers and networks whose Loveless has ended without removing them: it was killed, or its engine was away then.
 * Only things with Loveless's labels are ever looked at.
 */
public final class Leftovers {
    private Leftovers() {}

    /**
     * What was removed, by name.
     *
     * @param failures what could not be removed, and why
     */
    public record Report(List<String> containers, List<String> networks, List<String> failures) {
        public Report {
            containers = List.copyOf(containers);
            networks = List.copyOf(networks);
            failures = List.copyOf(failures);
        }

        public boolean isEmpty() {
            return containers.isEmpty() && networks.isEmpty() && failures.isEmpty();
        }
    }

    /**
     * Removes what processes of this host left that are not alive any more.
     *
     * @param all whether to remove what belongs to live processes and to other hosts as well, but for what the
     *     connection itself made
     * @throws EngineException if the engine does not say what there is
     */
    public static Report sweep(DockerEngine connection, boolean all) throws EngineException {
        InstanceLabels own = connection.labels();
        return sweep(
                connection.client(),
                connection.threads(),
                labels -> !own.instance().equals(labels.get(InstanceLabels.INSTANCE))
                        && (all || owner(labels).filter(Owner::isDead).isPresent()));
    }

    /** Whether there are containers or networks of another connection whose process is alive, or may be. */
    static boolean isAnybodyElseAlive(EngineClient engine, InstanceLabels own) throws EngineException {
        Predicate<Map<String, String>> others = labels -> !own.instance().equals(labels.get(InstanceLabels.INSTANCE))
                && owner(labels).filter(Owner::isDead).isEmpty();
        return !containers(engine, others).isEmpty()
                || !networks(engine, others).isEmpty();
    }

    /** Names of the containers and networks that exist of a process, whatever connection made them. */
    public static List<String> of(DockerEngine connection, Owner owner) throws EngineException {
        Predicate<Map<String, String>> theirs =
                labels -> owner(labels).filter(owner::equals).isPresent();
        EngineClient engine = connection.client();
        return Stream.concat(
                        containers(engine, theirs).stream().map(Leftovers::name),
                        networks(engine, theirs).stream().map(Network::getName))
                .toList();
    }

    /**
     * Of containers and networks, those whose being there is their owner's doing. Not so that of networks that the
     * engine has lost count of: it knows of no container in them, and refuses all the same to remove them. To find that
     * out, networks without containers are removed.
     *
     * @param names of what is left
     */
    public static List<String> owned(DockerEngine connection, List<String> names) throws EngineException {
        EngineClient engine = connection.client();
        Set<String> uncounted = new HashSet<>();
        for (Network network : networks(engine, labels -> true)) {
            String name = network.getName();
            if (names.contains(name) && isUncounted(engine, name)) {
                uncounted.add(name);
            }
        }
        return names.stream().filter(name -> !uncounted.contains(name)).toList();
    }

    private static boolean isUncounted(EngineClient engine, String network) throws EngineException {
        try {
            return engine.call("to remove the network " + network, docker -> {
                Network found =
                        docker.inspectNetworkCmd().withNetworkId(network).exec();
                if (found.getContainers() == null || found.getContainers().isEmpty()) {
                    docker.removeNetworkCmd(network).exec();
                }
                return false;
            });
        } catch (EngineException e) {
            if (EngineNetwork.isInUse(e)) {
                return true;
            }
            throw e;
        }
    }

    /** Removes what has the labels; containers with their volumes and before networks. */
    static Report sweep(EngineClient engine, ExecutorService threads, Predicate<Map<String, String>> isLeft)
            throws EngineException {
        return sweep(engine, threads, isLeft, () -> {});
    }

    /** @param proceeds told whenever something has been removed, from any thread */
    static Report sweep(
            EngineClient engine, ExecutorService threads, Predicate<Map<String, String>> isLeft, Runnable proceeds)
            throws EngineException {
        Removal removal = new Removal(engine, threads, proceeds);
        List<String> containers = removal.all(containers(engine, isLeft).stream()
                .map(container ->
                        new Thing("container", name(container), docker -> Containers.remove(docker, container.getId())))
                .toList());
        List<String> networks = removal.all(networks(engine, isLeft).stream()
                .map(network -> new Thing(
                        "network", network.getName(), docker -> EngineNetwork.remove(docker, network.getId())))
                .toList());
        return new Report(containers, networks, removal.failures());
    }

    private interface Command {
        void give(DockerClient docker);
    }

    /** Something to be removed. */
    private record Thing(String kind, String name, Command remove) {}

    /** Several at once: the engine waits more than it works. */
    private static final class Removal {
        private static final int AT_ONCE = 8;

        private final EngineClient engine;
        private final ExecutorService threads;
        private final Runnable proceeds;
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        private Removal(EngineClient engine, ExecutorService threads, Runnable proceeds) {
            this.engine = engine;
            this.threads = threads;
            this.proceeds = proceeds;
        }

        List<String> failures() {
            return List.copyOf(failures);
        }

        /** The names of those that were removed. */
        private List<String> all(List<Thing> things) {
            Queue<Thing> left = new ConcurrentLinkedQueue<>(things);
            Queue<String> removed = new ConcurrentLinkedQueue<>();
            List<CompletableFuture<Void>> workers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                for (Thing thing = left.poll(); thing != null; thing = left.poll()) {
                                    remove(thing, removed);
                                }
                            },
                            threads))
                    .limit(Math.min(AT_ONCE, things.size()))
                    .toList();
            workers.forEach(CompletableFuture::join);
            return List.copyOf(removed);
        }

        private void remove(Thing thing, Queue<String> removed) {
            try {
                engine.call("to remove " + thing.kind() + " " + thing.name(), docker -> {
                    thing.remove().give(docker);
                    return true;
                });
                removed.add(thing.name());
                proceeds.run();
            } catch (EngineException e) {
                String remedy = EngineNetwork.isInUse(e)
                        ? ". If no container is in it, the engine has lost track of one: restart the engine."
                        : "";
                failures.add(thing.kind() + " " + thing.name() + ": " + e.getMessage() + remedy);
            }
        }
    }

    private static List<Container> containers(EngineClient engine, Predicate<Map<String, String>> isLeft)
            throws EngineException {
        return engine
                .call(
                        "for all containers",
                        docker -> docker.listContainersCmd()
                                .withShowAll(true)
                                .withLabelFilter(List.of(InstanceLabels.INSTANCE))
                                .exec())
                .stream()
                .filter(container -> isLeft.test(orNone(container.getLabels())))
                .toList();
    }

    private static List<Network> networks(EngineClient engine, Predicate<Map<String, String>> isLeft)
            throws EngineException {
        return engine
                .call(
                        "for all networks",
                        docker -> docker.listNetworksCmd()
                                .withFilter("label", List.of(InstanceLabels.INSTANCE))
                                .exec())
                .stream()
                .filter(network -> isLeft.test(orNone(network.getLabels())))
                .toList();
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> labels) {
        return labels == null ? Map.of() : labels;
    }

    private static Optional<Owner> owner(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(InstanceLabels.OWNER)).flatMap(Owner::parse);
    }

    private static String name(Container container) {
        String[] names = container.getNames();
        return names == null || names.length == 0 ? container.getId() : names[0].replaceFirst("^/", "");
    }
}
