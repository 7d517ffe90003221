package dev.loveless.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.api.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server that runs, and a client. */
@Timeout(300)
abstract class RunningServer {
    final FakeApi api = new FakeApi();
    final List<String> log = new CopyOnWriteArrayList<>();
    final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before each test
    ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(api, options());
    }

    /** With limits that none comes to whom they are not about, however busy the machine. */
    ServerOptions options() {
        return new ServerOptions()
                .port(0)
                .bodyTimeout(Patience.LIMIT)
                .idleTimeout(Patience.LIMIT)
                .stopTimeout(Patience.LIMIT)
                .accessLog(log::add)
                .executions(() -> Map.of("RUNNING", 3L))
                .identity("1.2.3", "111111111111", "eu-west-1");
    }

    void startAnew(ServerOptions options) throws IOException {
        server.close();
        server = ApiServer.start(api, options);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void assertAnswers() throws Exception {
        assertThat(send(request("/", "AWSStepFunctions.Echo", "{}").timeout(Patience.LIMIT.dividedBy(2)))
                        .statusCode())
                .isEqualTo(200);
    }

    static void assertRefused(HttpResponse<String> answer, int status, String type) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.path("__type").asText()).startsWith(type);
        assertThat(body.path("message").asText()).isNotEmpty();
        assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
                .contains(body.path("__type").asText());
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    }

    HttpRequest.Builder request(String path, String target, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    String metrics() throws Exception {
        return send(HttpRequest.newBuilder(uri("/_loveless/metrics"))).body();
    }
}
