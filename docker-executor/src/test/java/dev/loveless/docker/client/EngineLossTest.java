package dev.loveless.docker.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.owner.Owner;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.Output;
import dev.loveless.docker.testing.PrivateEngine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens when an engine is killed, stopped or hangs while containers run. */
class EngineLossTest {
    private static final int SECONDS_TO_RUN = 60;
    /** The engine is gone at once; the rest is the time that it is given to be back, and a busy machine. */
    private static final int SECONDS_TO_NOTICE = 15;

    private static PrivateEngine machine;

    @BeforeAll
    static void start() throws Exception {
        machine = PrivateEngine.start(0);
    }

    @AfterAll
    static void stop() throws Exception {
        machine.close();
    }

    private static DockerEngine connect(EngineLimits limits) throws EngineException {
        return DockerEngine.connect(machine.settings(limits));
    }

    private static ContainerExit run(DockerEngine engine, ContainerSpecification specification) throws Exception {
        String id = engine.create(specification);
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        engine.start(id);
        ContainerExit end = exit.get(SECONDS_TO_RUN, SECONDS);
        engine.remove(id);
        return end;
    }

    private static void assertUnavailable(ThrowingCallable call, String text) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining(text);
    }

    @Test
    void anEngineThatIsKilledLosesItsContainersAndTheConnectionWorksWhenItIsBack() throws Exception {
        try (DockerEngine engine = connect(EngineLimits.DEFAULT)) {
            String id = engine.create(Busybox.command("sleep", "600"));
            CompletableFuture<ContainerExit> exit = engine.exit(id);
            CompletableFuture<Void> output = engine.followOutput(id, new Output());
            engine.start(id);
            machine.signal("KILL");
            Optional<String> lost = exit.get(SECONDS_TO_NOTICE, SECONDS).lost();
            assertThat(lost)
                    .hasValueSatisfying(text ->
                            assertThat(text).startsWith("The Docker engine went away while the container ran: "));
            output.get(SECONDS_TO_NOTICE, SECONDS);
            assertUnavailable(() -> engine.remove(id), "Start it again");
            assertUnavailable(() -> engine.create(Busybox.command("true")), "Start it again");

            machine.restart();
            assertThat(run(engine, Busybox.shell("exit 3"))).isEqualTo(new ContainerExit(3, false, Optional.empty()));
            await("the container that could not be removed")
                    .atMost(Duration.ofSeconds(SECONDS_TO_RUN))
                    .untilAsserted(() -> assertThat(Leftovers.of(engine, Owner.current()))
                            .containsExactly("loveless-" + engine.instance()));
        }
    }

    @Test
    void anEngineThatIsStoppedLosesItsContainersThoughTheyEndFirst() throws Exception {
        try (DockerEngine engine = connect(EngineLimits.DEFAULT)) {
            String id = engine.create(Busybox.shell("trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done"));
            CompletableFuture<ContainerExit> exit = engine.exit(id);
            CompletableFuture<Void> ready = new CompletableFuture<>();
            engine.followOutput(id, (error, line) -> ready.complete(null));
            engine.start(id);
            ready.get(SECONDS_TO_RUN, SECONDS);
            machine.signal("TERM");
            assertThat(exit.get(SECONDS_TO_NOTICE, SECONDS).lost())
                    .hasValueSatisfying(text ->
                            assertThat(text).contains("it was stopped, and the container with it (exit code 0)"));

            machine.restart();
            engine.remove(id);
            assertThat(run(engine, Busybox.shell("exit 4")).exitCode()).isEqualTo(4);
        }
    }

    @Test
    void aCallToAnEngineThatHangsEndsAtItsLimit() throws Exception {
        EngineLimits limits =
                EngineLimits.DEFAULT.withCall(Duration.ofSeconds(1)).withClose(Duration.ofSeconds(2));
        DockerEngine engine = connect(limits);
        machine.signal("STOP");
        try {
            assertUnavailable(
                    () -> EngineConnection.provided(engine.provide(new Source.Image(Busybox.IMAGE), event -> {})),
                    "was asked for image loveless-test/busybox and has not answered for 1 s. See whether `docker ps`"
                            + " answers; if not, restart the engine.");
            long began = System.nanoTime();
            engine.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(SECONDS_TO_NOTICE));
        } finally {
            machine.signal("CONT");
        }
        try (DockerEngine next = connect(EngineLimits.DEFAULT)) {
            assertThat(run(next, Busybox.shell("exit 2")).exitCode()).isEqualTo(2);
        }
    }

    @Test
    void anEngineThatHangsLosesItsContainersInTheEnd() throws Exception {
        EngineLimits limits =
                EngineLimits.DEFAULT.withPulse(Duration.ofMillis(200)).withConnect(Duration.ofSeconds(5));
        try (DockerEngine engine = connect(limits)) {
            String id = engine.create(Busybox.command("sleep", "600"));
            CompletableFuture<ContainerExit> exit = engine.exit(id);
            engine.start(id);
            machine.signal("STOP");
            try {
                assertThat(exit.get(SECONDS_TO_RUN, SECONDS).lost())
                        .contains("The Docker engine went away while the container ran: it does not answer any more.");
            } finally {
                machine.signal("CONT");
            }
            engine.remove(id);
        }
    }

    @Test
    void closingAfterTheEngineIsGoneIsQuick() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT);
        String id = engine.create(Busybox.command("sleep", "600"));
        engine.start(id);
        machine.signal("KILL");
        long began = System.nanoTime();
        engine.close();
        engine.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(SECONDS_TO_NOTICE));
        machine.restart();
        try (DockerEngine next = connect(EngineLimits.DEFAULT)) {
            assertThat(Leftovers.sweep(next, true).containers()).hasSize(1);
        }
    }
}
