package dev.loveless.docker.client;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.FakeEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told when a connection is closed and something stays. */
class FarewellTest {
    private final List<ComponentEvent> events = new CopyOnWriteArrayList<>();
    private FakeEngine fake;

    @BeforeEach
    void start() throws IOException {
        fake = FakeEngine.ofVersion("1.41");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private DockerEngine connect(EngineLimits limits) throws EngineException {
        return DockerEngine.connect(fake.settings().with(limits), events::add);
    }

    private String warning() {
        assertThat(events).hasSize(1).first().isInstanceOf(ComponentEvent.Warning.class);
        return ((ComponentEvent.Warning) events.get(0)).text();
    }

    @Test
    void anEngineThatIsGoneIsToldWithTheRemedy() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT);
        engine.create(Busybox.command("true"));
        fake.close();

        engine.close();

        assertThat(warning())
                .startsWith(
                        "Containers and networks of Loveless could not be removed. The Docker engine at " + fake.host())
                .endsWith("`loveless clean` removes what is left.");
    }

    @Test
    void anEngineThatHangsIsToldWithTheRemedy() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT.withClose(Duration.ofSeconds(2)));
        engine.create(Busybox.command("true"));
        fake.hang();

        engine.close();

        assertThat(warning())
                .contains("has not removed all containers and networks of Loveless: it stood still for 1 s.")
                .endsWith("`loveless clean` removes what is left.");
    }

    @Test
    void whatTheEngineRefusesToRemoveIsNamed() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT);
        engine.create(Busybox.command("true"));
        fake.answers("GET /containers/json", 200, containers(5, engine));
        for (int i = 1; i <= 4; i++) {
            fake.answers("DELETE /containers/c" + i, 500, "{\"message\": \"device is busy\"}");
        }

        engine.close();

        assertThat(warning())
                .startsWith("Could not be removed: container thing-")
                .contains("device is busy; and 1 more.")
                .doesNotContain("thing-5")
                .endsWith("`loveless clean` removes what is left.");
    }

    private static String containers(int count, DockerEngine owner) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        {"Id": "c%1$d", "Names": ["/thing-%1$d"], "Labels": {"dev.loveless": "%2$s"}}
                        """.formatted(i, owner.instance()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void aRemovalThatProceedsMayTakeItsTime() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT.withClose(Duration.ofSeconds(6)));
        engine.create(Busybox.command("true"));
        // Eight at a time, so that all take longer than one may take.
        fake.answers("GET /containers/json", 200, containers(40, engine));
        fake.removalsTake(Duration.ofMillis(700));

        engine.close();

        assertThat(events).isEmpty();
        assertThat(fake.requests())
                .filteredOn(request ->
                        request.method().equals("DELETE") && request.path().contains("/containers/"))
                .hasSize(40);
    }

    @Test
    void aGoodEndSaysNothing() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT);
        engine.create(Busybox.command("true"));

        engine.close();

        assertThat(events).isEmpty();
    }

    @Test
    void whoMadeNothingLeavesNothing() throws Exception {
        DockerEngine engine = connect(EngineLimits.DEFAULT);
        fake.close();

        engine.close();

        assertThat(events).isEmpty();
    }

    @Test
    void aSweepThatFailsByAFaultKeepsNothingFromBeingRemoved() throws Exception {
        fake.answers("GET /containers/json", 200, "[null]");
        EngineSettings settings = fake.settings();
        DockerEngine engine = DockerEngine.connect(
                new EngineSettings(
                        settings.environment(), settings.home(), settings.network(), settings.limits(), true),
                events::add);
        engine.create(Busybox.command("true"));
        await().untilAsserted(() ->
                assertThat(fake.requests()).anyMatch(request -> request.path().endsWith("/containers/json")));
        fake.answers("GET /containers/json", 200, containers(1, engine));

        engine.close();

        assertThat(fake.requests())
                .anyMatch(request ->
                        request.method().equals("DELETE") && request.path().endsWith("/containers/c1"));
    }
}
