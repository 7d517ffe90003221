package dev.loveless.docker.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.EngineExtension;
import dev.loveless.docker.testing.FakeEngine;
import dev.loveless.docker.testing.Output;
import dev.loveless.docker.testing.WithDocker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@WithDocker
class EngineNetworkTest {
    private static final int SECONDS_TO_RUN = 60;

    @Test
    void aContainerReachesAServerAtTheAddressOfTheHost(DockerEngine engine) throws Exception {
        HostAddress host = engine.network();
        HttpServer server = HttpServer.create(new InetSocketAddress(host.bind(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            assertThat(output(engine, "wget -q -O - http://" + host.name() + ":" + port + "/"))
                    .containsExactly("hello");
        } finally {
            server.stop(0);
        }
    }

    private static List<String> output(DockerEngine engine, String script) throws Exception {
        String id = engine.create(Busybox.shell(script));
        Output output = new Output();
        CompletableFuture<Void> told = engine.followOutput(id, output);
        engine.start(id);
        told.get(SECONDS_TO_RUN, SECONDS);
        engine.remove(id);
        return output.standardOutput();
    }

    @Test
    void theHostReachesAContainerAtItsAddress(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.command("sleep", "60"));
        engine.start(id);
        InetAddress address = engine.address(id);
        assertThat(address.isReachable(5_000)).isTrue();
        engine.remove(id);
    }

    @Test
    void theNetworkIsRemovedThoughSomebodyElseIsInIt() throws Exception {
        String guest;
        String name;
        try (DockerEngine engine = DockerEngine.connect(EngineExtension.settings());
                DockerEngine other = DockerEngine.connect(EngineExtension.settings())) {
            engine.network();
            name = "loveless-" + engine.instance();
            guest = other.create(Busybox.command("sleep", "60"));
            other.start(guest);
            String network = name;
            other.client().call("test", docker -> {
                docker.connectToNetworkCmd()
                        .withNetworkId(network)
                        .withContainerId(guest)
                        .exec();
                return true;
            });
            engine.close();
            assertThat(networks(other)).doesNotContain(name);
            assertThat(other.exit(guest)).isNotDone();
        }
    }

    @Test
    void aNetworkThatSomebodyRemovesIsMadeAnew() throws Exception {
        try (DockerEngine engine = DockerEngine.connect(EngineExtension.settings())) {
            engine.network();
            String name = "loveless-" + engine.instance();
            engine.client().call("test", docker -> {
                docker.removeNetworkCmd(name).exec();
                return true;
            });
            String lost = engine.create(Busybox.command("true"));
            assertThatThrownBy(() -> engine.start(lost))
                    .hasMessageContaining("network")
                    .hasMessageContaining("removed");

            String next = engine.create(Busybox.command("true"));
            engine.start(next);

            assertThat(engine.exit(next).get(SECONDS_TO_RUN, SECONDS).exitCode())
                    .isZero();
        }
    }

    private static List<String> networks(DockerEngine engine) throws EngineException {
        return engine.client()
                .call(
                        "test",
                        docker -> docker.listNetworksCmd().exec().stream()
                                .map(network -> network.getName())
                                .toList());
    }

    @Test
    void aNetworkOfTheUsersIsUsedAndKept(DockerEngine maker) throws Exception {
        String name = "of-the-user-" + maker.instance();
        maker.client()
                .call(
                        "test",
                        docker -> docker.createNetworkCmd()
                                .withName(name)
                                .withLabels(maker.labels().all())
                                .exec());
        try (DockerEngine engine = DockerEngine.connect(in(name))) {
            String id = engine.create(Busybox.command("sleep", "60"));
            engine.start(id);
            assertThat(engine.address(id)).isNotNull();
            assertThat(engine.network().bind()).isNotEqualTo(InetAddress.getLoopbackAddress());
        }
        assertThat(networks(maker)).contains(name).doesNotContain("loveless-" + name);
    }

    @Test
    void theFirstNetworkOfTheEngineHasTheHostsAddressThoughItDoesNotTellIt() throws Exception {
        try (DockerEngine engine = DockerEngine.connect(in("bridge"))) {
            HostAddress host = engine.network();
            assertThat(output(engine, "ip route | sed -n 's/default via \\([^ ]*\\).*/\\1/p'"))
                    .containsExactly(host.name());
        }
    }

    @Test
    void aNetworkThatIsNotThereIsNamed() throws Exception {
        try (DockerEngine engine = DockerEngine.connect(in("no-such-network"))) {
            assertThatThrownBy(engine::network)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContainingAll("There is no network no-such-network", "docker network create");
        }
    }

    private static EngineSettings in(String network) {
        EngineSettings settings = EngineExtension.settings();
        return new EngineSettings(
                settings.environment(), settings.home(), Optional.of(network), settings.limits(), false);
    }

    @Test
    void whereTheEngineRunsInAMachineOfItsOwnContainersCallTheHostByName() throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("1.44");
                DockerEngine engine = DockerEngine.connect(fake.settings())) {
            assertThat(engine.network())
                    .isEqualTo(new HostAddress(InetAddress.getLoopbackAddress(), "host.docker.internal"));
        }
    }
}
