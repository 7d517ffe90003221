package dev.loveless.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who send large bodies, and do not come to their end. */
@Timeout(60)
class CrowdTest {
    private static final int ALL = 1024 * 1024;
    private static final int EACH = 300 * 1024;

    private final FakeApi api = new FakeApi();
    private final List<RawClient> clients = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(
                api, new ServerOptions().port(0).mostBytesOfBodies(ALL).bodyTimeout(Duration.ofSeconds(3)));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    private RawClient half(int sent) throws IOException {
        return client().say("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: Echo\r\nContent-Length: " + EACH
                        + "\r\n\r\n")
                .say("x".repeat(sent));
    }

    private String whole() throws IOException {
        try (RawClient whole = new RawClient(server.port()).call("Echo", "x".repeat(EACH))) {
            return whole.answer();
        }
    }

    @Test
    void isRefusedWhatDoesNotFitUntilOthersHaveGone() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(half(EACH - 1));
        }
        await().until(() -> !whole().startsWith("HTTP/1.1 200"));
        assertThat(whole())
                .startsWith("HTTP/1.1 400")
                .contains("x-amzn-ErrorType: ThrottlingException")
                .contains("\"__type\":\"ThrottlingException\"");
        try (RawClient small = new RawClient(server.port()).call("Echo", "{}")) {
            assertThat(small.answer()).startsWith("HTTP/1.1 200");
        }
        int answered = 0;
        for (RawClient client : slow) {
            answered += client.say("x").answer().startsWith("HTTP/1.1 200") ? 1 : 0;
        }

        assertThat(answered).isBetween(1, 3);
        for (int i = 0; i < 20; i++) {
            assertThat(whole()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void takesNothingForLongWhenItNeverEnds() throws IOException {
        for (int i = 0; i < 8; i++) {
            half(EACH - 1);
        }
        await().until(() -> !whole().startsWith("HTTP/1.1 200"));
        await().atMost(Duration.ofSeconds(20)).until(() -> whole().startsWith("HTTP/1.1 200"));
    }

    @Test
    void takesNothingWhenItLeaves() throws IOException {
        for (int i = 0; i < 8; i++) {
            half(EACH - 1);
        }
        await().until(() -> !whole().startsWith("HTTP/1.1 200"));
        for (RawClient client : clients) {
            client.close();
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> whole().startsWith("HTTP/1.1 200"));
    }
}
