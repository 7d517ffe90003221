package dev.loveless.api.server;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.api.Patience;
import dev.loveless.api.protocol.ApiCall;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ApiServerTest {
    private final FakeApi api = new FakeApi();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(api, options());
    }

    /** With limits that none comes to whom they are not about, however busy the machine. */
    private ServerOptions options() {
        return new ServerOptions()
                .port(0)
                .bodyTimeout(Patience.LIMIT)
                .idleTimeout(Patience.LIMIT)
                .stopTimeout(Patience.LIMIT)
                .accessLog(log::add)
                .executions(() -> Map.of("RUNNING", 3L))
                .identity("1.2.3", "111111111111", "eu-west-1");
    }

    private void startAnew(ServerOptions options) throws IOException {
        server.close();
        server = ApiServer.start(api, options);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handsCallsAndAnswersThroughAsTheyAre() throws Exception {
        HttpResponse<String> answer = send(request("/", "AWSStepFunctions.CreateActivity", "{\"name\": \"ä\"}")
                .header("X-Amzn-Trace-Id", "Root=1-2-3"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"name\": \"ä\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).contains(FakeApi.REQUEST_ID);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        ApiCall call = api.calls.get(0);
        assertThat(call.target()).contains("AWSStepFunctions.CreateActivity");
        assertThat(call.traceHeader()).contains("Root=1-2-3");
    }

    @Test
    void givesErrorsOfTheApiTheirStatusAndType() throws Exception {
        HttpResponse<String> answer = send(request("/", "AWSStepFunctions.DescribeExecution", "{}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ExecutionDoesNotExist");
        assertThat(answer.body()).isEqualTo("{\"__type\":\"…\"}");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {FakeApi.LATE, FakeApi.POLL})
    void answersClientsThatHaveSaidThatNothingMoreWillCome(String target) throws Exception {
        try (RawClient raw = new RawClient(server.port()).call(target, "{}").sayNoMore()) {
            await().until(() -> api.waiting.size() == 1);
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            assertThat(api.waiting.get(0)).isNotDone();
            api.waiting.get(0).complete(FakeApi.met("{\"late\": true}"));

            assertThat(raw.lastAnswer()).startsWith("HTTP/1.1 200").endsWith("{\"late\": true}");
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

    @ParameterizedTest
    @CsvSource({"Throws", "Fails"})
    void tellsNothingOfFaultsButThatThereWasOne(String target) throws Exception {
        HttpResponse<String> answer = send(request("/", target, "{}"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"InternalFailure\",\"message\":\"A fault in Loveless; its log tells more.\"}");
    }

    @Test
    void refusesOtherPathsAndMethodsInTheFormOfTheApi() throws Exception {
        assertRefused(send(request("/other", "AWSStepFunctions.ListActivities", "{}")), 404, "UnknownOperation");
        assertRefused(send(HttpRequest.newBuilder(uri("/"))), 405, "UnknownOperation");
        assertRefused(
                send(HttpRequest.newBuilder(uri("/")).PUT(BodyPublishers.ofString("x"))), 405, "UnknownOperation");
        assertRefused(send(request("/_loveless/health", "x", "{}")), 405, "UnknownOperation");
        assertThat(api.calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oversized")
    void refusesBodiesThatAreTooLarge(BodyPublisher body) throws Exception {
        assertRefused(send(HttpRequest.newBuilder(uri("/")).POST(body)), 413, "RequestEntityTooLargeException");
        assertThat(api.calls).isEmpty();
    }

    static Stream<BodyPublisher> oversized() {
        byte[] large = new byte[3 * 1024 * 1024];
        return Stream.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
    }

    @Test
    void takesBodiesOfTheLargestSize() throws Exception {
        String body = "x".repeat(ServerOptions.AWS_REQUEST_BYTES);

        assertThat(send(request("/", "AWSStepFunctions.Echo", body)).body()).isEqualTo(body);
    }

    @Test
    void refusesEncodedBodies() throws Exception {
        assertRefused(
                send(request("/", "AWSStepFunctions.Echo", "{}").header("Content-Encoding", "gzip")),
                400,
                "MalformedHttpRequestException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense\\r\\n\\r\\n | 400",
                "POST / HTTP/3.7\\r\\nHost: localhost\\r\\n\\r\\n | 400",
                "PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n | 4",
                "OPTIONS * HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 40",
                "TRACE / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 405",
                "CONNECT localhost:80 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 40",
                "FOO / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 405",
                "GET / HTTP/1.1\\r\\n\\r\\n | 400",
                "GET /%zz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 400",
                "GET /../../etc/passwd HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 400",
                "GET /a;b/..;/c HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 40",
                "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n | 400",
                "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n | 400",
                "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400",
                "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nExpect: cake\\r\\nContent-Length: 1\\r\\n\\r\\nx | 4",
                "GET / HTTP/1.1\\r\\nHost: local host\\r\\n\\r\\n | 400"
            })
    void answersWhatIsNoHttpInTheFormOfTheApi(String said, String status) throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.say(said.replace("\\r\\n", "\r\n")).answer();

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("{\"__type\":\"");
        }
        assertAnswers();
    }

    @Test
    void answersHeadersThatAreTooLargeInTheFormOfTheApi() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.say("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n")
                    .answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 431")
                    .contains("{\"__type\":\"MalformedHttpRequestException\"")
                    .contains("its headers have more than 32768 bytes.");
        }
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

    @Test
    void tellsItsHealth() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/_loveless/health")));

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/json"));
        JsonNode health = new ObjectMapper().readTree(answer.body());
        assertThat(health.path("status").asText()).isEqualTo("ok");
        assertThat(health.path("version").asText()).isEqualTo("1.2.3");
        assertThat(health.path("account").asText()).isEqualTo("111111111111");
        assertThat(health.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(health.path("uptimeSeconds").isNumber()).isTrue();
    }

    @Test
    void tellsItsMetrics() throws Exception {
        send(request("/", "AWSStepFunctions.DescribeExecution", "{}"));
        send(request("/", "AWSStepFunctions.ListActivities", "{}"));

        assertThat(metrics())
                .contains("loveless_api_calls_total{action=\"DescribeExecution\",error=\"ExecutionDoesNotExist\"} 1.0")
                .contains("loveless_api_calls_total{action=\"ListActivities\",error=\"\"} 1.0")
                .contains("loveless_api_call_duration_seconds_count{action=\"ListActivities\"} 1")
                .contains("loveless_executions{status=\"RUNNING\"} 3.0")
                .contains("loveless_api_open_calls 0.0")
                .contains("jvm_threads_current")
                .contains("jvm_memory_used_bytes{area=\"heap\"}");
    }

    @Test
    void metricsDoNotGrowWithTheTargetsOfStrangers() throws Exception {
        for (int i = 0; i < 300; i++) {
            send(request("/", "AWSStepFunctions.Action" + i, "{}"));
        }

        assertThat(metrics().lines().filter(line -> line.startsWith("loveless_api_calls_total")))
                .hasSizeLessThan(200);
    }

    @Test
    void logsAnswersAsLinesOfJson() throws Exception {
        send(request("/", "AWSStepFunctions.DescribeExecution", "{}").header("User-Agent", "test\"er"));
        await().until(() -> !log.isEmpty());

        JsonNode line = new ObjectMapper().readTree(log.get(0));
        assertThat(line.path("target").asText()).isEqualTo("AWSStepFunctions.DescribeExecution");
        assertThat(line.path("status").asInt()).isEqualTo(400);
        assertThat(line.path("error").asText()).isEqualTo("ExecutionDoesNotExist");
        assertThat(line.path("requestId").asText()).isEqualTo(FakeApi.REQUEST_ID);
        assertThat(line.path("userAgent").asText()).isEqualTo("test\"er");
        assertThat(line.path("requestBytes").asInt()).isEqualTo(2);
        assertThat(line.path("responseBytes").asInt()).isPositive();
    }

    private void assertAnswers() throws Exception {
        assertThat(send(request("/", "AWSStepFunctions.Echo", "{}").timeout(Patience.LIMIT.dividedBy(2)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String type) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.path("__type").asText()).startsWith(type);
        assertThat(body.path("message").asText()).isNotEmpty();
        assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
                .contains(body.path("__type").asText());
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    }

    private String metrics() throws Exception {
        return send(HttpRequest.newBuilder(uri("/_loveless/metrics"))).body();
    }

    private HttpRequest.Builder request(String path, String target, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
