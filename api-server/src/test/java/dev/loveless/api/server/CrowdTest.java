package dev.loveless.api.server;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who send large bodies, and do not come to their end. */
@Timeout(300)
class CrowdTest {
    private static final int ALL = 1024 * 1024;
    private static final int EACH = 300 * 1024;

    private final FakeApi api = new FakeApi();
    private final List<RawClient> clients = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ApiServer server;

    /** Bodies come to no other end than those of the tests. */
    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(api, options().bodyTimeout(Patience.LIMIT.multipliedBy(2)));
    }

    private static ServerOptions options() {
        return new ServerOptions().port(0).mostBytesOfBodies(ALL);
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

    /**
     * Has slow ones come until nothing more fits, and goes on being refused so often that what was on its way has come.
     *
     * @return the last refusal
     */
    private String fill(int times) throws IOException {
        String answer = whole();
        int refused = 0;
        while (refused < times) {
            if (answer.startsWith("HTTP/1.1 200")) {
                half(EACH - 1);
                refused = 0;
            } else {
                refused++;
            }
            answer = whole();
        }
        return answer;
    }

    @Test
    void isRefusedWhatDoesNotFitUntilOthersHaveGone() throws IOException {
        assertThat(fill(10))
                .startsWith("HTTP/1.1 400")
                .contains("x-amzn-ErrorType: ThrottlingException")
                .contains("\"__type\":\"ThrottlingException\"");
        try (RawClient small = new RawClient(server.port()).call("Echo", "{}")) {
            assertThat(small.answer()).startsWith("HTTP/1.1 200");
        }
        int answered = 0;
        for (RawClient client : clients) {
            answered += client.say("x").answer().startsWith("HTTP/1.1 200") ? 1 : 0;
        }

        assertThat(answered).isBetween(1, 3);
        for (int i = 0; i < 20; i++) {
            assertThat(whole()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void takesNothingForLongWhenItNeverEnds() throws IOException {
        server.close();
        server = ApiServer.start(api, options().bodyTimeout(Duration.ofSeconds(3)));
        fill(1);

        await().until(() -> whole().startsWith("HTTP/1.1 200"));
    }

    @Test
    void takesNothingWhenItLeaves() throws IOException {
        fill(10);
        for (RawClient client : clients) {
            client.close();
        }

        await().until(() -> whole().startsWith("HTTP/1.1 200"));
    }
}
