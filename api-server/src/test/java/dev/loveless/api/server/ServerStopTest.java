package dev.loveless.api.server;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.api.Patience;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How the server ends, and where it cannot begin. */
class ServerStopTest extends RunningServer {
    @Test
    void endsPollsEmptyAndLetsCallsEndWhenItStops() throws Exception {
        URI address = uri("/");
        try (RawClient poll = new RawClient(server.port()).call(FakeApi.POLL, "{}");
                RawClient call = new RawClient(server.port()).call(FakeApi.LATE, "{}")) {
            await().until(() -> api.waiting.size() == 2);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);

            assertThat(poll.answer()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n{}");
            api.waiting.forEach(waiting -> waiting.complete(FakeApi.met("{\"done\": 1}")));
            assertThat(call.answer()).startsWith("HTTP/1.1 200").endsWith("{\"done\": 1}");
            stopped.get();
        }
        assertThatThrownBy(() -> send(HttpRequest.newBuilder(address))).isInstanceOf(ConnectException.class);
    }

    @Test
    void givesUpCallsThatAreCutOffWhenItStops() throws Exception {
        startAnew(options().stopTimeout(Duration.ofSeconds(3)));
        try (RawClient raw = new RawClient(server.port()).call(FakeApi.LATE, "{}")) {
            await().until(() -> api.waiting.size() == 1);
            server.close();

            // Nobody is there for what it comes to, be it a fault; and nothing may be written any more.
            await().until(() -> api.waiting.get(0).isCancelled());
        }
    }

    @Test
    void stopsInTimeThoughCallsDoNotEnd() throws Exception {
        startAnew(options().stopTimeout(Duration.ofSeconds(3)));
        try (RawClient call = new RawClient(server.port()).call(FakeApi.LATE, "{}")) {
            await().until(() -> api.waiting.size() == 1);
            assertThat(call).isNotNull();
            assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(Patience.LIMIT);
        }
    }

    @Test
    void doesNotStartWhereThePortIsInUse() {
        assertThatThrownBy(() -> ApiServer.start(api, new ServerOptions().port(server.port())))
                .isInstanceOf(BindException.class);
    }
}
