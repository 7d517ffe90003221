package dev.loveless.docker.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.owner.Owner;
import dev.loveless.docker.owner.ProcessIdentity;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.EngineExtension;
import dev.loveless.docker.testing.WithDocker;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithDocker
class LeftoversTest {
    private static final int SECONDS_TO_RUN = 60;

    /** Makes a container and a network, says so, and waits to be killed. */
    public static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            DockerEngine engine = DockerEngine.connect(EngineExtension.settings());
            String id = engine.create(Busybox.command("sleep", "600"));
            engine.start(id);
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                    .println(engine.instance());
            engine.exit(id).join();
        }
    }

    private static List<String> names(DockerEngine engine, String instance) throws EngineException {
        return engine.client().call("test", docker -> {
            List<String> networks = docker.listNetworksCmd().withNameFilter("loveless-" + instance).exec().stream()
                    .map(network -> network.getName())
                    .toList();
            List<String> containers = docker
                    .listContainersCmd()
                    .withShowAll(true)
                    .withNameFilter(List.of("loveless-" + instance))
                    .exec()
                    .stream()
                    .map(container -> container.getNames()[0])
                    .toList();
            return Stream.concat(containers.stream(), networks.stream()).toList();
        });
    }

    @Test
    void networksThatCanBeRemovedAndAllContainersAreTheirOwners(DockerEngine engine) throws Exception {
        try (DockerEngine another = DockerEngine.connect(EngineExtension.settings())) {
            another.create(Busybox.command("true"));
            List<String> names = names(another, another.instance()).stream()
                    .map(name -> name.replaceFirst("^/", ""))
                    .toList();
            assertThat(names).hasSize(2);

            assertThat(Leftovers.owned(engine, names)).isEqualTo(names);
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAtTheNextConnect(DockerEngine engine) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String instance;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            instance = output.readLine();
        }
        assertThat(names(engine, instance)).hasSize(2);
        Leftovers.sweep(engine, false);
        assertThat(names(engine, instance)).as("while it lives").hasSize(2);

        victim.destroyForcibly();
        assertThat(victim.waitFor(SECONDS_TO_RUN, SECONDS)).isTrue();
        EngineSettings settings = EngineExtension.settings();
        try (DockerEngine next = DockerEngine.connect(new EngineSettings(
                settings.environment(), settings.home(), settings.network(), settings.limits(), true))) {
            await().atMost(Duration.ofSeconds(SECONDS_TO_RUN))
                    .untilAsserted(() -> assertThat(names(next, instance)).isEmpty());
        }
    }

    private static String fabricate(DockerEngine engine, Map<String, String> labels) throws EngineException {
        return engine.client()
                .call(
                        "test",
                        docker -> docker.createContainerCmd(Busybox.IMAGE)
                                .withCmd("true")
                                .withLabels(labels)
                                .exec()
                                .getId());
    }

    private static boolean exists(DockerEngine engine, String id) throws EngineException {
        return engine.client()
                .call(
                        "test",
                        docker -> docker.listContainersCmd().withShowAll(true).exec().stream()
                                .anyMatch(container -> container.getId().equals(id)));
    }

    private static Map<String, String> owned(String host, ProcessIdentity process) {
        return Map.of("dev.loveless", "fabricated", "dev.loveless.owner", new Owner(host, process).text());
    }

    @Test
    void onlyWhatDeadProcessesOfThisHostLeftIsRemovedUnlessAllIsAskedFor(DockerEngine engine) throws Exception {
        String host = Owner.current().host();
        // The process lives, but began at another time: its number was given anew.
        ProcessIdentity dead = new ProcessIdentity(ProcessHandle.current().pid(), Instant.EPOCH);
        String ofDead = fabricate(engine, owned(host, dead));
        String ofLive = fabricate(engine, owned(host, ProcessIdentity.current()));
        String ofOtherHost = fabricate(engine, owned("elsewhere", dead));
        String strange = fabricate(engine, Map.of("dev.loveless", "fabricated"));
        String foreign = fabricate(engine, Map.of("test", "test"));
        try {
            Leftovers.Report report = Leftovers.sweep(engine, false);
            assertThat(report.containers()).hasSizeGreaterThanOrEqualTo(1);
            assertThat(exists(engine, ofDead)).isFalse();
            for (String kept : List.of(ofLive, ofOtherHost, strange, foreign)) {
                assertThat(exists(engine, kept)).isTrue();
            }
            // Others use this engine as well, so what "all" takes is looked at in isolation.
            Leftovers.sweep(
                    engine.client(), engine.threads(), labels -> "fabricated".equals(labels.get("dev.loveless")));
            for (String removed : List.of(ofLive, ofOtherHost, strange)) {
                assertThat(exists(engine, removed)).isFalse();
            }
            assertThat(exists(engine, foreign)).isTrue();
        } finally {
            engine.remove(foreign);
        }
    }

    @Test
    void aConnectionRemovesItsOwnThingsWhenItIsClosed(DockerEngine other) throws Exception {
        DockerEngine engine = DockerEngine.connect(EngineExtension.settings());
        String id = engine.create(Busybox.command("sleep", "600"));
        engine.start(id);
        engine.create(Busybox.command("true"));
        assertThat(names(other, engine.instance())).hasSize(3);
        engine.close();
        assertThat(names(other, engine.instance())).isEmpty();
        engine.close();
    }
}
