package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network of containers: one of our own, made on first use, or one of the user's. Thread-safe. */
final class EngineNetwork {
    /** What containers can call this host, whatever the network. */
    static final String HOST_NAME = "host.docker.internal";

    private static final String OF_THE_HOST = "host";
    private static final String BRIDGE = "bridge";

    private final EngineClient engine;
    private final InstanceLabels labels;
    private final Optional<String> given;
    private @Nullable HostAddress host;

    EngineNetwork(EngineClient engine, InstanceLabels labels, Optional<String> given) {
        this.engine = engine;
        this.labels = labels;
        this.given = given;
    }

    boolean isOfTheHost() {
        return given.filter(OF_THE_HOST::equals).isPresent();
    }

    /** Whether it is made and removed by this connection. */
    boolean isOwn() {
        return given.isEmpty();
    }

    String name() {
        return given.orElse("loveless-" + labels.instance());
    }

    /** Makes it, if need be, and says where this host is in it. */
    synchronized HostAddress host() throws EngineException {
        HostAddress known = host;
        if (known == null) {
            known = given.isPresent() ? ofGiven(given.get()) : ofOwn();
            host = known;
        }
        return known;
    }

    /** Whether that is why something failed; the network is made anew then at the next use. */
    boolean wasLost(EngineException failure) {
        boolean lost = failure.getMessage().contains("network " + name() + " not found");
        if (lost) {
            forget();
        }
        return lost;
    }

    private synchronized void forget() {
        host = null;
    }

    private HostAddress ofOwn() throws EngineException {
        Network network;
        try {
            network = engine.call("to make the network " + name(), docker -> {
                docker.createNetworkCmd()
                        .withName(name())
                        .withDriver(BRIDGE)
                        .withCheckDuplicate(true)
                        .withLabels(labels.all())
                        .exec();
                return inspect(docker);
            });
        } catch (EngineException e) {
            if (e.getMessage().contains("address pool")) {
                throw new EngineException(
                        Kind.REFUSED,
                        e.getMessage() + ". There are too many networks: `loveless clean` removes those of Loveless,"
                                + " `docker network prune` those that nothing uses.",
                        e);
            }
            throw e;
        }
        return address(network);
    }

    private HostAddress ofGiven(String name) throws EngineException {
        if (isOfTheHost()) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            return new HostAddress(loopback, loopback.getHostAddress());
        }
        return address(engine.call("for the network " + name, docker -> {
            try {
                return inspect(docker);
            } catch (NotFoundException e) {
                throw new EngineException(
                        Kind.REFUSED,
                        "There is no network " + name + ". `docker network create " + name
                                + "` makes it; without `network:` in loveless.yaml Loveless makes one of its own.",
                        e);
            }
        }));
    }

    private Network inspect(DockerClient docker) {
        return docker.inspectNetworkCmd().withNetworkId(name()).exec();
    }

    /**
     * On Linux this host has an address in the network, which nothing but containers and this host can reach. Where the
     * engine runs in a machine of its own, its containers get to our loopback address by a name.
     */
    private HostAddress address(Network network) throws EngineException {
        try {
            for (Network.Ipam.Config subnet : subnets(network)) {
                Optional<InetAddress> address = ownAddress(subnet);
                if (address.isPresent()) {
                    return new HostAddress(address.get(), address.get().getHostAddress());
                }
            }
        } catch (IOException e) {
            throw new EngineException(
                    Kind.REFUSED, "The addresses of this machine cannot be read: " + e.getMessage(), e);
        }
        return new HostAddress(InetAddress.getLoopbackAddress(), HOST_NAME);
    }

    private static List<Network.Ipam.Config> subnets(Network network) {
        Network.Ipam addresses = network.getIpam();
        return addresses == null || addresses.getConfig() == null ? List.of() : addresses.getConfig();
    }

    private static Optional<InetAddress> ownAddress(Network.Ipam.Config subnet) throws IOException {
        String gateway = subnet.getGateway();
        if (gateway != null) {
            // Some engines tell it with the length of the prefix.
            InetAddress address = InetAddress.getByName(gateway.replaceAll("/.*", ""));
            return NetworkInterface.getByInetAddress(address) == null ? Optional.empty() : Optional.of(address);
        }
        if (subnet.getSubnet() == null) {
            return Optional.empty();
        }
        // The engine's first network does not tell its gateway (recorded).
        Subnet addresses = Subnet.parse(subnet.getSubnet());
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(addresses::contains)
                .findFirst();
    }

    /** Removes it, if it is our own and was made; what somebody else has put into it is taken out first. */
    void remove() throws EngineException {
        if (given.isPresent()) {
            return;
        }
        engine.call("to remove the network " + name(), docker -> {
            remove(docker, name());
            return true;
        });
    }

    /**
     * Whether the engine says that a network has containers, when it was asked to remove it. Where it knows of none, it
     * has lost count of them, and only its next start mends that: seen on 20.10, whoever was the client, where many
     * containers come and go at once.
     */
    static boolean isInUse(EngineException refusal) {
        return refusal.getMessage().contains("has active endpoints");
    }

    static void remove(DockerClient docker, String network) {
        try {
            Network found = docker.inspectNetworkCmd().withNetworkId(network).exec();
            if (found.getContainers() != null) {
                for (String container : found.getContainers().keySet()) {
                    disconnect(docker, network, container);
                }
            }
            docker.removeNetworkCmd(network).exec();
        } catch (NotFoundException e) {
            // Somebody was faster, which is as good; or it was never made.
            return;
        }
    }

    private static void disconnect(DockerClient docker, String network, String container) {
        try {
            docker.disconnectFromNetworkCmd()
                    .withNetworkId(network)
                    .withContainerId(container)
                    .withForce(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
            // It has left by itself.
            return;
        }
    }
}
