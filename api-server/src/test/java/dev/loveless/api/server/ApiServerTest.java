package dev.loveless.api.server;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.protocol.ApiCall;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls and answers over HTTP, and what is refused. */
class ApiServerTest extends RunningServer {
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
}
