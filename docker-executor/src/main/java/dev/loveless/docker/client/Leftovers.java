package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.loveless.docker.owner.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                labels -> !own.instance().equals(labels.get(InstanceLabels.INSTANCE))
                        && (all || owner(labels).filter(Owner::isDead).isPresent()));
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

    /** Removes what has the labels; containers with their volumes and before networks. */
    static Report sweep(EngineClient engine, Predicate<Map<String, String>> isLeft) throws EngineException {
        List<String> failures = new ArrayList<>();
        List<String> removedContainers = new ArrayList<>();
        for (Container container : containers(engine, isLeft)) {
            String name = name(container);
            remove(engine, "container " + name, docker -> Containers.remove(docker, container.getId()), failures)
                    .ifPresent(done -> removedContainers.add(name));
        }
        List<String> removedNetworks = new ArrayList<>();
        for (Network network : networks(engine, isLeft)) {
            String name = network.getName();
            remove(engine, "network " + name, docker -> EngineNetwork.remove(docker, network.getId()), failures)
                    .ifPresent(done -> removedNetworks.add(name));
        }
        return new Report(removedContainers, removedNetworks, failures);
    }

    private interface Removal {
        void by(DockerClient docker);
    }

    private static Optional<Boolean> remove(EngineClient engine, String what, Removal removal, List<String> failures) {
        try {
            return Optional.of(engine.call("to remove " + what, docker -> {
                removal.by(docker);
                return true;
            }));
        } catch (EngineException e) {
            failures.add(what + ": " + e.getMessage());
            return Optional.empty();
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
