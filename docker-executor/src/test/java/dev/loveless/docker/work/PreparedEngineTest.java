package dev.loveless.docker.work;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.equalTo;

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
    void anErrorIsToldToAllWhoWaitAndTheNextUseTriesAgain() throws Exception {
        CompletableFuture<Void> bothAsk = new CompletableFuture<>();
        try (FakeEngine fake = FakeEngine.ofVersion("1.44");
                PreparedEngine engine = new PreparedEngine(() -> {
                    if (connects.incrementAndGet() == 1) {
                        bothAsk.join();
                        throw new NoClassDefFoundError("made on purpose");
                    }
                    return DockerEngine.connect(fake.settings());
                })) {
            CompletableFuture<Throwable> first = failureOf(engine);
            await().untilAtomic(connects, equalTo(1));
            Thread[] asking = new Thread[1];
            CompletableFuture<Throwable> second = CompletableFuture.supplyAsync(
                    () -> {
                        asking[0] = Thread.currentThread();
                        return catchThrowable(engine::get);
                    },
                    action -> new Thread(action).start());
            await().until(() -> asking[0] != null && asking[0].getState() == Thread.State.WAITING);
            bothAsk.complete(null);

            assertThat(first.get(30, TimeUnit.SECONDS)).hasMessage("made on purpose");
            assertThat(second.get(30, TimeUnit.SECONDS)).hasRootCauseMessage("made on purpose");
            assertThat(engine.get()).isNotNull();
        }
    }

    private static CompletableFuture<Throwable> failureOf(PreparedEngine engine) {
        return CompletableFuture.supplyAsync(() -> catchThrowable(engine::get), action -> new Thread(action).start());
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
