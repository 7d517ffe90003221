package dev.loveless.docker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.runtime.RuntimeRequest.Payload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Runtime API as a runtime sees it. */
class RuntimeServerTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final RuntimeServer server = new RuntimeServer();
    private RuntimeApi api;

    private final class Recorder implements RuntimeListener {
        @Override
        public void ready() {
            heard.add("ready");
        }

        @Override
        public void handedOver(String requestId) {
            heard.add("handed over " + requestId);
        }

        @Override
        public boolean answered(String requestId, String payload) {
            heard.add("answered " + requestId + " " + payload);
            return true;
        }

        @Override
        public boolean failed(String requestId, String payload) {
            heard.add("failed " + requestId + " " + payload);
            return true;
        }

        @Override
        public boolean initFailed(String payload) {
            heard.add("init failed " + payload);
            return true;
        }
    }

    @BeforeEach
    void open() throws IOException {
        api = server.open(LOOPBACK, "work", new Recorder());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static RuntimeRequest request(String id, String payload) {
        return new RuntimeRequest(
                id,
                new Payload(payload.getBytes(StandardCharsets.UTF_8)),
                "arn:aws:lambda:us-east-1:123456789012:function:work",
                Optional.of(Duration.ofSeconds(3)),
                Optional.of("{\"custom\":\"ä\"}"),
                "Root=1-a-b");
    }

    private static URI uri(RuntimeApi api, String path) {
        return URI.create(
                "http://" + LOOPBACK.getHostAddress() + ":" + api.address().getPort() + path);
    }

    private HttpResponse<String> call(String method, String path, BodyPublisher body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(api, path)).method(method, body).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return call("POST", "/2018-06-01/runtime/" + path, BodyPublishers.ofString(body));
    }

    private CompletableFuture<HttpResponse<String>> next() {
        return client.sendAsync(
                HttpRequest.newBuilder(uri(api, "/2018-06-01/runtime/invocation/next"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> taken(String id, String payload) throws Exception {
        api.give(request(id, payload));
        return next().get(60, TimeUnit.SECONDS);
    }

    @Test
    void aRuntimeWaitsForARequestAndGetsItWithItsHeaders() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting = next();
        await().atMost(SOON).until(() -> heard.contains("ready"));
        assertThat(waiting).isNotDone();

        long now = System.currentTimeMillis();
        api.give(request("id-1", "{\"a\":\"ä\"}"));
        HttpResponse<String> response = waiting.get(60, TimeUnit.SECONDS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(response.headers().firstValue("Lambda-Runtime-Aws-Request-Id"))
                .contains("id-1");
        assertThat(response.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
                .contains("arn:aws:lambda:us-east-1:123456789012:function:work");
        assertThat(response.headers().firstValue("Lambda-Runtime-Trace-Id")).contains("Root=1-a-b");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Long.parseLong(response.headers()
                        .firstValue("Lambda-Runtime-Deadline-Ms")
                        .orElseThrow()))
                .isBetween(now + 3_000, now + 63_000);
        assertThat(heard).containsExactly("ready", "handed over id-1");
    }

    @Test
    void aRequestThatIsThereAlreadyIsHandedOverAtOnce() throws Exception {
        assertThat(taken("id-1", "{}").body()).isEqualTo("{}");
    }

    @Test
    void anAnswerIsAcceptedOnce() throws Exception {
        taken("id-1", "{}");
        HttpResponse<String> accepted = post("invocation/id-1/response", "\"done\"");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).contains("\"status\":\"OK\"");
        assertThat(post("invocation/id-1/response", "\"again\"").statusCode()).isEqualTo(400);
        assertThat(heard).endsWith("answered id-1 \"done\"");
    }

    @Test
    void anAnswerToAnotherRequestIsRefused() throws Exception {
        taken("id-1", "{}");
        HttpResponse<String> refused = post("invocation/id-2/response", "1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
        assertThat(post("invocation/id-2/error", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerThatComesAfterTheEndIsRefused() throws Exception {
        taken("id-1", "{}");
        api.end();
        assertThat(post("invocation/id-1/response", "1").statusCode()).isEqualTo(400);
        assertThat(heard).containsExactly("ready", "handed over id-1");
    }

    @Test
    void whoeverAsksForWorkAtTheEndIsLeftWaiting() throws Exception {
        CompletableFuture<HttpResponse<String>> before = next();
        await().atMost(SOON).until(() -> heard.contains("ready"));
        api.end();
        CompletableFuture<HttpResponse<String>> after = next();

        // What is asked later on the same connections is answered.
        assertThat(post("invocation/id-1/response", "1").statusCode()).isEqualTo(400);
        assertThat(before).isNotDone();
        assertThat(after).isNotDone();
    }

    @Test
    void anErrorIsHandedOn() throws Exception {
        taken("id-1", "{}");
        assertThat(post("invocation/id-1/error", "{\"errorType\":\"E\"}").statusCode())
                .isEqualTo(202);
        assertThat(heard).endsWith("failed id-1 {\"errorType\":\"E\"}");
    }

    @Test
    void anErrorOfInitIsHandedOn() throws Exception {
        assertThat(post("init/error", "{\"errorType\":\"E\"}").statusCode()).isEqualTo(202);
        assertThat(heard).containsExactly("init failed {\"errorType\":\"E\"}");
    }

    @Test
    void anAnswerInChunksIsRead() throws Exception {
        taken("id-1", "{}");
        BodyPublisher chunks = BodyPublishers.ofByteArrays(
                List.of("\"a".getBytes(StandardCharsets.UTF_8), "b\"".getBytes(StandardCharsets.UTF_8)));
        assertThat(call("POST", "/2018-06-01/runtime/invocation/id-1/response", chunks)
                        .statusCode())
                .isEqualTo(202);
        assertThat(heard).endsWith("answered id-1 \"ab\"");
    }

    @Test
    void anErrorAfterTheBodyIsAnError() throws Exception {
        taken("id-1", "{}");
        String body = Base64.getEncoder().encodeToString("{\"errorType\":\"Late\"}".getBytes(StandardCharsets.UTF_8));
        String request = "POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1\r\nHost: api\r\n"
                + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
                + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n"
                + "2\r\nab\r\n0\r\nLambda-Runtime-Function-Error-Type: Runtime.Late\r\n"
                + "Lambda-Runtime-Function-Error-Body: " + body + "\r\n\r\n";
        try (Socket socket = new Socket(LOOPBACK, api.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            await().atMost(SOON).until(() -> heard.size() == 3);
        }
        assertThat(heard).endsWith("failed id-1 {\"errorType\":\"Late\"}");
    }

    @Test
    void anAnswerThatIsTooLargeIsRefusedAndFailsTheRequest() throws Exception {
        taken("id-1", "{}");
        HttpResponse<String> refused = post("invocation/id-1/response", "x".repeat(RuntimeErrors.LARGEST_PAYLOAD + 1));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("RequestEntityTooLarge");
        assertThat(heard.get(heard.size() - 1))
                .startsWith("failed id-1")
                .contains("\"errorType\":\"Function.ResponseSizeTooLarge\"");
    }

    @Test
    void anAnswerOfSixMegabytesIsTaken() throws Exception {
        taken("id-1", "{}");
        String large = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";
        assertThat(post("invocation/id-1/response", large).statusCode()).isEqualTo(202);
        assertThat(heard).endsWith("answered id-1 " + large);
    }

    @Test
    void aRequestOfSixMegabytesArrives() throws Exception {
        String large = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";
        assertThat(taken("id-1", large).body()).isEqualTo(large);
    }

    @Test
    void aRequestForARuntimeThatHungUpGoesToItsNextQuestion() throws Exception {
        try (Socket socket = new Socket(LOOPBACK, api.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: api\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            await().atMost(SOON).until(() -> heard.contains("ready"));
        }
        await().atMost(SOON).until(() -> !api.isAsked());
        assertThat(taken("id-1", "{}").body()).isEqualTo("{}");
    }

    @Test
    void whoAsksAgainWithoutAnAnswerIsTurnedDown() throws Exception {
        taken("id-1", "{}");
        assertThat(next().get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
    }

    @Test
    void otherPathsAndMethodsAreNotServed() throws Exception {
        assertThat(call("GET", "/2018-06-01/runtime/invocation", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/", BodyPublishers.noBody()).statusCode()).isEqualTo(404);
        assertThat(call("DELETE", "/2018-06-01/runtime/invocation/next", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void anExtensionCanRegisterAndWaitsForEvents() throws Exception {
        HttpResponse<String> registered =
                call("POST", "/2020-01-01/extension/register", BodyPublishers.ofString("{\"events\":[\"INVOKE\"]}"));
        assertThat(registered.statusCode()).isEqualTo(200);
        assertThat(registered.headers().firstValue("Lambda-Extension-Identifier"))
                .isPresent();
        assertThat(registered.body()).contains("\"functionName\":\"work\"");
        CompletableFuture<HttpResponse<String>> event = client.sendAsync(
                HttpRequest.newBuilder(uri(api, "/2020-01-01/extension/event/next"))
                        .build(),
                BodyHandlers.ofString());
        taken("id-1", "{}");
        assertThat(event).isNotDone();
    }

    @Test
    void eachComponentHasAPortOfItsOwn() throws Exception {
        RuntimeApi other = server.open(LOOPBACK, "other", new Recorder());
        other.give(request("id-2", "\"other\""));
        assertThat(taken("id-1", "\"mine\"").body()).isEqualTo("\"mine\"");
        HttpResponse<String> ofOther = client.send(
                HttpRequest.newBuilder(uri(other, "/2018-06-01/runtime/invocation/next"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(ofOther.body()).isEqualTo("\"other\"");
    }

    @Test
    void thePortOfAComponentThatIsGoneIsUsedAgain() throws Exception {
        int port = api.address().getPort();
        api.end();
        api.release();
        assertThat(next().get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
        api = server.open(LOOPBACK, "work", new Recorder());
        assertThat(api.address().getPort()).isEqualTo(port);
        assertThat(taken("id-1", "{}").body()).isEqualTo("{}");
    }

    @Test
    void waitingRuntimesHoldNoThreads() throws Exception {
        List<RuntimeApi> apis = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 100; i++) {
            apis.add(server.open(LOOPBACK, "work", new Recorder()));
        }
        apis.forEach(one -> client.sendAsync(
                HttpRequest.newBuilder(uri(one, "/2018-06-01/runtime/invocation/next"))
                        .build(),
                BodyHandlers.ofString()));
        await().atMost(SOON).until(() -> heard.stream().filter("ready"::equals).count() == 100);
        // Those of a server that was closed just now may still be about to end.
        await().atMost(SOON).untilAsserted(() -> assertThat(servingThreads()).isBetween(1L, 6L));
    }

    private static long servingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("httpcore")
                        || thread.getName().contains("-listener")
                        || thread.getName().contains("server-dispatch"))
                .count();
    }
}
