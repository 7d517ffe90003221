package dev.loveless.docker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.testing.FakeEngine;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectingTest {
    @TempDir
    Path home;

    private List<String> addresses(Map<String, String> environment) throws EngineException {
        return new EngineAddresses(environment, home)
                .candidates().stream().map(address -> address.uri().toString()).toList();
    }

    private void context(Path directory, String name, String host) throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        Path file = directory.resolve("contexts/meta").resolve(hash).resolve("meta.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"Name":"%s","Metadata":{},"Endpoints":{"docker":{"Host":"%s","SkipTLSVerify":false}}}
                """.formatted(name, host));
    }

    private Path docker() throws IOException {
        return Files.createDirectories(home.resolve(".docker"));
    }

    private void assertUnavailable(ThrowingCallable call, String... texts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContainingAll(texts);
    }

    @Test
    void withoutAnyHintItIsTheUsualSocketAndNoPinnedVersionCounts() throws Exception {
        assertThat(addresses(Map.of("DOCKER_API_VERSION", "1.22")).get(0)).isEqualTo("unix:///var/run/docker.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///some/docker.sock, unix:///some/docker.sock",
        "tcp://box:1234, tcp://box:1234",
        "tcp://box, tcp://box:2375",
        "box:1234, tcp://box:1234",
        "http://box:1234, tcp://box:1234"
    })
    void dockerHostCountsBeforeAllElse(String host, String address) throws Exception {
        context(docker(), "remote", "tcp://elsewhere:1");
        assertThat(addresses(Map.of("DOCKER_HOST", host, "DOCKER_CONTEXT", "remote")))
                .containsExactly(address);
    }

    @Test
    void aContextIsTakenFromTheVariableOrFromTheClientsFile() throws Exception {
        context(docker(), "one", "unix:///one.sock");
        context(docker(), "two", "unix:///two.sock");
        Files.writeString(docker().resolve("config.json"), "{\"currentContext\":\"one\"}");
        assertThat(addresses(Map.of())).containsExactly("unix:///one.sock");
        assertThat(addresses(Map.of("DOCKER_CONTEXT", "two"))).containsExactly("unix:///two.sock");
        assertThat(addresses(Map.of("DOCKER_CONTEXT", "default")).get(0)).isEqualTo("unix:///var/run/docker.sock");
    }

    @Test
    void theClientsDirectoryCanBeElsewhere() throws Exception {
        Path other = Files.createDirectories(home.resolve("other"));
        context(other, "one", "unix:///one.sock");
        Files.writeString(other.resolve("config.json"), "{\"currentContext\":\"one\"}");
        assertThat(addresses(Map.of("DOCKER_CONFIG", other.toString()))).containsExactly("unix:///one.sock");
    }

    @Test
    void aContextThatIsNotThereIsNamed() {
        assertUnavailable(
                () -> addresses(Map.of("DOCKER_CONTEXT", "typo")),
                "context typo of DOCKER_CONTEXT",
                "docker context ls");
    }

    @Test
    void aBrokenFileOfTheClientsIsNamed() throws Exception {
        Files.writeString(docker().resolve("config.json"), "{");
        assertUnavailable(
                () -> addresses(Map.of()), docker().resolve("config.json").toString(), "DOCKER_HOST");
    }

    @Test
    void socketsOfRootlessEnginesAndOfPodmanAreTriedIfTheyAreThere() throws Exception {
        Path runtime = home.resolve("run");
        Files.createDirectories(runtime.resolve("podman"));
        Files.createFile(runtime.resolve("docker.sock"));
        Files.createFile(runtime.resolve("podman/podman.sock"));
        assertThat(addresses(Map.of("XDG_RUNTIME_DIR", runtime.toString())))
                .startsWith(
                        "unix:///var/run/docker.sock",
                        "unix://" + runtime.resolve("docker.sock"),
                        "unix://" + runtime.resolve("podman/podman.sock"));
    }

    @Test
    void sshIsRefusedWithAWayOut() {
        assertUnavailable(
                () -> addresses(Map.of("DOCKER_HOST", "ssh://me@box")),
                "ssh://me@box (DOCKER_HOST)",
                "ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock me@box");
    }

    @Test
    void tlsWithoutCertificatesIsRefusedRatherThanDropped() {
        assertUnavailable(
                () -> addresses(Map.of(
                        "DOCKER_HOST",
                        "tcp://box:2376",
                        "DOCKER_TLS_VERIFY",
                        "1",
                        "DOCKER_CERT_PATH",
                        home.toString())),
                home.resolve("ca.pem").toString(),
                "unset DOCKER_TLS_VERIFY");
    }

    @Test
    void whereNoEngineAnswersTheMessageSaysWhereAndWhatToDo() {
        String socket = "unix://" + home.resolve("docker.sock");
        assertUnavailable(
                () -> DockerEngine.connect(settings(Map.of("DOCKER_HOST", socket), EngineLimits.DEFAULT)),
                "No Docker engine answers at " + socket + " (DOCKER_HOST): No such file or directory",
                "unset DOCKER_HOST",
                "`command:` instead of `image:` in loveless.yaml");
    }

    private EngineSettings settings(Map<String, String> environment, EngineLimits limits) {
        return new EngineSettings(environment, home, Optional.empty(), limits, false);
    }

    @Test
    void anEngineThatTakesTheConnectionAndSaysNothingIsGivenUp() throws Exception {
        Path socket = home.resolve("docker.sock");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            EngineLimits limits = EngineLimits.DEFAULT.withConnect(Duration.ofMillis(500));
            assertUnavailable(
                    () -> DockerEngine.connect(settings(Map.of("DOCKER_HOST", "unix://" + socket), limits)),
                    "was asked for its version and has not answered for 500 ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.41, /v1.41/", "1.44, /v1.44/", "1.52, /v1.44/"})
    void theNewestVersionThatBothKnowIsSpoken(String theirs, String path) throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion(theirs);
                DockerEngine engine = DockerEngine.connect(fake.settings())) {
            engine.network();
            assertThat(fake.requests().get(0).path()).isEqualTo("/version");
            assertThat(fake.requests())
                    .filteredOn(request -> !request.path().equals("/version"))
                    .isNotEmpty()
                    .allMatch(request -> request.path().startsWith(path));
        }
    }

    @Test
    void somethingElseThanAnEngineIsRecognised() throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("teapot")) {
            assertUnavailable(() -> DockerEngine.connect(fake.settings()), "no Docker engine", "teapot");
        }
    }
}
