package dev.loveless.benchmarks.components;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The yardstick: the Docker client alone, with a network of its own. Thread-safe. */
final class BareEngine implements AutoCloseable {
    /** Of a user's own kind, as Loveless has one. */
    static final String NETWORK = "loveless-yardstick";

    private static final String LABEL = "loveless-yardstick";

    /** The engine takes back a container's end of the network a while after it has removed the container. */
    private static final Duration LONGEST_REMOVAL = Duration.ofMinutes(1);

    private final DockerClient client;

    BareEngine() {
        DefaultDockerClientConfig configuration =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        client = DockerClientImpl.getInstance(
                configuration,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(configuration.getDockerHost())
                        .sslConfig(configuration.getSSLConfig())
                        .maxConnections(1_000)
                        .build());
        removeAll();
        client.createNetworkCmd().withName(NETWORK).exec();
    }

    /** Where containers reach this host. */
    String gateway() {
        return client.inspectNetworkCmd()
                .withNetworkId(NETWORK)
                .exec()
                .getIpam()
                .getConfig()
                .get(0)
                .getGateway();
    }

    String create(String image, Map<String, String> environment, List<String> command) {
        var create = client.createContainerCmd(image)
                .withLabels(Map.of(LABEL, ""))
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode(NETWORK))
                .withEnv(environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        return (command.isEmpty() ? create : create.withCmd(command)).exec().getId();
    }

    void start(String container) {
        client.startContainerCmd(container).exec();
    }

    int awaitEnd(String container) {
        return client.waitContainerCmd(container)
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode();
    }

    void remove(String container) {
        client.removeContainerCmd(container).withForce(true).exec();
    }

    /** How many containers of Loveless there are. */
    int containersOfLoveless() {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of("dev.loveless"))
                .exec()
                .size();
    }

    /** Also what an earlier run has left. */
    private void removeAll() {
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec().stream()
                .map(Container::getId)
                .forEach(this::remove);
        long end = System.nanoTime() + LONGEST_REMOVAL.toNanos();
        while (!removeNetwork(System.nanoTime() > end)) {
            Thread.onSpinWait();
        }
    }

    /** @param last whether a network that is still in use is an error */
    private boolean removeNetwork(boolean last) {
        try {
            Network network = client.inspectNetworkCmd().withNetworkId(NETWORK).exec();
            for (String container : network.getContainers().keySet()) {
                disconnect(container);
            }
            client.removeNetworkCmd(NETWORK).exec();
            return true;
        } catch (NotFoundException e) {
            return true;
        } catch (DockerException e) {
            if (last || !String.valueOf(e.getMessage()).contains("has active endpoints")) {
                throw e;
            }
            return false;
        }
    }

    private void disconnect(String container) {
        try {
            client.disconnectFromNetworkCmd()
                    .withNetworkId(NETWORK)
                    .withContainerId(container)
                    .withForce(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
            // It has left by itself, or is just being removed.
            return;
        }
    }

    @Override
    public void close() {
        try (client) {
            removeAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
