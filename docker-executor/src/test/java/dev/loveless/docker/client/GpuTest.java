package dev.loveless.docker.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.FakeEngine;
import dev.loveless.docker.testing.Output;
import dev.loveless.docker.testing.PrivateEngine;
import dev.loveless.docker.testing.WithDocker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@WithDocker
class GpuTest {
    private static final String SHOW = "echo $NVIDIA_VISIBLE_DEVICES; ls /dev | grep nvidia";

    private static PrivateEngine machine;

    @BeforeAll
    static void start() throws Exception {
        machine = PrivateEngine.start(2);
    }

    @AfterAll
    static void stop() throws Exception {
        machine.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(Gpus.ALL, "\"Count\":-1,\"DeviceIDs\":null"),
                Arguments.of(Gpus.OPTIONAL, "\"Count\":-1,\"DeviceIDs\":null"),
                Arguments.of(Gpus.count(2), "\"Count\":2,\"DeviceIDs\":null"),
                Arguments.of(Gpus.devices(List.of("0", "GPU-abc")), "\"Count\":0,\"DeviceIDs\":[\"0\",\"GPU-abc\"]"));
    }

    /** The expected text is what {@code docker run --gpus} was recorded to send. */
    @ParameterizedTest
    @MethodSource("requests")
    void theRequestIsByteForByteThatOfDockerRun(Gpus gpus, String which) throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("1.44");
                DockerEngine engine = DockerEngine.connect(fake.settings())) {
            engine.create(Busybox.shell(gpus, "true"));
            assertThat(fake.requests())
                    .filteredOn(request -> request.path().endsWith("/containers/create"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body())
                            .contains("\"DeviceRequests\":[{\"Driver\":\"\"," + which
                                    + ",\"Capabilities\":[[\"gpu\"]],\"Options\":{}}]"));
        }
    }

    @Test
    void withoutGpusNoneAreAskedFor() throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("1.44");
                DockerEngine engine = DockerEngine.connect(fake.settings())) {
            engine.create(Busybox.shell("true"));
            assertThat(fake.requests())
                    .filteredOn(request -> request.path().endsWith("/containers/create"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains("\"DeviceRequests\":null"));
        }
    }

    @Test
    void anEngineWithoutGpuRuntimeSaysSoAndHowToGetOne(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.shell(Gpus.ALL, "true"));
        assertNoGpu(engine, id, "NVIDIA Container Toolkit", "could not select device driver");
        engine.remove(id);
    }

    private static void assertNoGpu(DockerEngine engine, String id, String... texts) {
        assertThatThrownBy(() -> engine.start(id))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_GPU))
                .hasMessageContainingAll(texts);
    }

    @Test
    void anEngineThatForgetsTheRequestStartsNothing() throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("1.41");
                DockerEngine engine = DockerEngine.connect(fake.settings())) {
            String id = engine.create(Busybox.shell(Gpus.ALL, "true"));
            assertNoGpu(engine, id, "ignores requests for GPUs");
            assertThat(fake.requests()).noneMatch(request -> request.path().endsWith("/start"));
        }
    }

    @Test
    void aContainerSeesTheGpusThatItAskedFor() throws Exception {
        try (DockerEngine engine = DockerEngine.connect(machine.settings(EngineLimits.DEFAULT))) {
            assertThat(output(engine, Gpus.ALL)).containsExactly("all", "nvidia0", "nvidia1");
            assertThat(output(engine, Gpus.count(1))).containsExactly("0", "nvidia0");
            assertThat(output(engine, Gpus.devices(List.of("1")))).containsExactly("1", "nvidia1");
            String id = engine.create(Busybox.shell(Gpus.devices(List.of("7")), SHOW));
            assertNoGpu(engine, id, "unknown device");
        }
    }

    private static List<String> output(DockerEngine engine, Gpus gpus) throws Exception {
        String id = engine.create(Busybox.shell(gpus, SHOW));
        Output output = new Output();
        CompletableFuture<Void> told = engine.followOutput(id, output);
        engine.start(id);
        told.get(60, SECONDS);
        engine.remove(id);
        return output.standardOutput();
    }
}
