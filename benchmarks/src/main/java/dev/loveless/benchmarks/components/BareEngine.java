package dev.loveless.benchmarks.components;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The yardstick: the Docker client alone, with a network of its own. Thread-safe. */
final class BareEngine implements AutoCloseable {
    /** Of a user's own kind, as Loveless has one. */
    static final String NETWORK = "loveless-yardstick";

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
        removeNetwork();
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

    private void removeNetwork() {
        client.listNetworksCmd().withNameFilter(NETWORK).exec().stream()
                .filter(network -> network.getName().equals(NETWORK))
                .forEach(network -> client.removeNetworkCmd(network.getId()).exec());
    }

    @Override
    public void close() {
        removeNetwork();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
