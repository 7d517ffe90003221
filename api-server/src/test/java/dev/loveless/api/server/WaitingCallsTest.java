package dev.loveless.api.server;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that wait, and clients that are slow, many or gone. */
class WaitingCallsTest extends RunningServer {
    @Test
    void answersWhatComesLate() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request("/", FakeApi.LATE, "{}").build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        await().until(() -> api.waiting.size() == 1);
        api.waiting.get(0).complete(FakeApi.met("{\"late\": true}"));

        assertThat(answer.get().body()).isEqualTo("{\"late\": true}");
        assertThat(answer.get().headers().firstValue("x-amzn-RequestId")).contains(FakeApi.REQUEST_ID);
    }

    @Test
    void keepsCallsThatWaitLongerThanIdleConnectionsMay() throws Exception {
        startAnew(options().idleTimeout(Duration.ofSeconds(3)));
        for (String target : List.of(FakeApi.LATE, FakeApi.POLL)) {
            try (RawClient raw = new RawClient(server.port()).call(target, "{}")) {
                int before = api.waiting.size();
                await().until(() -> api.waiting.size() > before || !api.waiting.isEmpty());
                await().pollDelay(Duration.ofSeconds(7)).until(() -> true);
                api.waiting.get(api.waiting.size() - 1).complete(FakeApi.met("{\"late\": true}"));

                assertThat(raw.answer()).startsWith("HTTP/1.1 200").endsWith("{\"late\": true}");
                assertThat(raw.call("AWSStepFunctions.ListActivities", "{}").answer())
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void noticesThatOneWhoSaidSoHasLeft() throws Exception {
        try (RawClient raw = new RawClient(server.port()).call(FakeApi.POLL, "{}")) {
            await().until(() -> api.waiting.size() == 1);
            raw.sayNoMore();
        }
        await().until(() -> api.waiting.get(0).isCancelled());
    }

    @Test
    void givesUpOnBodiesThatDoNotComeInTime() throws Exception {
        startAnew(options().bodyTimeout(Duration.ofMillis(500)));
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 408").contains("RequestTimeoutException");
        }
    }

    @Test
    void answersOthersWhileManyBodiesAreComing() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(new RawClient(server.port())
                    .say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc"));
        }

        assertAnswers();
        for (RawClient raw : slow) {
            raw.close();
        }
    }

    @Test
    void answersOthersWhileManyDoNotReadTheirAnswers() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            slow.add(new RawClient(server.port()).call("Large", "{}"));
        }
        await().until(() -> api.calls.size() == 50);

        assertAnswers();
        for (RawClient raw : slow) {
            raw.close();
        }
    }

    @Test
    void takesNoTaskForClientThatHasLeft() throws Exception {
        try (RawClient raw = new RawClient(server.port()).call(FakeApi.POLL, "{}")) {
            await().until(() -> api.waiting.size() == 1);
            assertThat(raw).isNotNull();
        }

        await().until(() -> api.waiting.get(0).isCancelled());
        assertAnswers();
    }

    @Test
    void answersAgainOverTheConnectionOfPoll() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            for (int i = 0; i < 20; i++) {
                int polls = i + 1;
                raw.call(FakeApi.POLL, "{}");
                await().until(() -> api.waiting.size() == polls);
                api.waiting.get(i).complete(FakeApi.met("{\"number\": " + i + "}"));

                assertThat(raw.answer()).endsWith("{\"number\": " + i + "}");
            }
        }
    }

    @Test
    void pollOfImpatientClientIsAnsweredAndItsConnectionClosed() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            raw.call(FakeApi.POLL, "{}");
            await().until(() -> api.waiting.size() == 1);
            raw.call("AWSStepFunctions.ListActivities", "{}");
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            api.waiting.get(0).complete(FakeApi.met("{\"task\": 1}"));

            assertThat(raw.answer()).contains("Connection: close").endsWith("{\"task\": 1}");
            assertThat(raw.answer()).isEmpty();
        }
    }

    @Test
    void manyPollsHoldNoThreads() throws Exception {
        int before = Thread.activeCount();
        List<RawClient> pollers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            pollers.add(new RawClient(server.port()).call(FakeApi.POLL, "{}"));
        }
        await().until(() -> api.waiting.size() == 1000);

        assertThat(Thread.activeCount()).isLessThan(before + 40);
        assertThat(metrics()).contains("loveless_api_open_polls 1000.0");
        for (RawClient raw : pollers) {
            raw.close();
        }
        await().untilAsserted(() -> assertThat(metrics()).contains("loveless_api_open_polls 0.0"));
    }

    @Test
    void connectionsThatAreKeptCostLittle() throws Exception {
        int count = 300;
        List<RawClient> clients = new ArrayList<>();
        try {
            long before = usedBytes();
            for (int i = 0; i < count; i++) {
                RawClient kept = new RawClient(server.port());
                clients.add(kept);
                kept.call("Any", "{}").answer();
                kept.call("Any", "{}").answer();
            }

            assertThat((usedBytes() - before) / count).isLessThan(40_000);
        } finally {
            for (RawClient kept : clients) {
                kept.close();
            }
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
