package dev.loveless.docker.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.testing.FakeEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PreparedEngineTest {
    private final AtomicInteger connects = new AtomicInteger();

    @Test
    void allGetTheSameConnectionWhoeverIsFirst() throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("1.44");
                PreparedEngine engine = new PreparedEngine(() -> {
                    connects.incrementAndGet();
                    return DockerEngine.connect(fake.settings());
                })) {
            engine.prepare(action -> new Thread(action).start());
            CompletableFuture<EngineConnection> other = CompletableFuture.supplyAsync(() -> {
                try {
                    return engine.get();
                } catch (EngineException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(engine.get()).isSameAs(other.get(30, TimeUnit.SECONDS));
            assertThat(connects).hasValue(1);
        }
    }

    @Test
    void aFailureIsToldToWhoUsesItAndTheNextUseTriesAgain() throws Exception {
        try (FakeEngine fake = FakeEngine.ofVersion("1.44");
                PreparedEngine engine = new PreparedEngine(() -> {
                    if (connects.incrementAndGet() == 1) {
                        throw new EngineException(Kind.UNAVAILABLE, "not yet");
                    }
                    return DockerEngine.connect(fake.settings());
                })) {
            assertThatThrownBy(engine::get).hasMessage("not yet");
            assertThat(engine.get()).isNotNull();
        }
    }

    @Test
    void afterTheEndNothingIsConnected() {
        PreparedEngine engine = new PreparedEngine(() -> {
            throw new AssertionError("nobody may connect");
        });
        engine.close();
        assertThatThrownBy(engine::get).isInstanceOf(EngineException.class).hasMessage("Loveless is ending.");
    }
}
