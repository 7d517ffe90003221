package dev.loveless.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, by which name. */
@Timeout(300)
class CallersTest {
    private final FakeApi api = new FakeApi();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(
                api,
                new ServerOptions()
                        .port(0)
                        .furtherHosts(Set.of("states.test", "*.example.org"))
                        .furtherOrigins(Set.of("http://console.test:3000")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8083",
                "LOCALHOST.",
                "sync-localhost:8083",
                "127.0.0.1:8083",
                "sync-127.0.0.1:8083",
                "[::1]:8083",
                "192.168.7.2",
                "host.docker.internal:8083",
                "sync-host.docker.internal:8083",
                "stepfunctions:8083",
                "sync-stepfunctions",
                "stepfunctions.localhost",
                "states.us-east-1.amazonaws.com",
                "sync-states.eu-west-1.amazonaws.com:8083",
                "states-fips.us-east-1.amazonaws.com",
                "states.cn-north-1.amazonaws.com.cn",
                "sync-states.us-east-1.api.aws",
                "states.test",
                "sync-states.test",
                "a.b.example.org"
            })
    void isCalledByNamesThatNoStrangerOwns(String host) throws IOException {
        assertThat(call("Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example:8083",
                "sync-evil.example",
                "127.0.0.1.evil.example",
                "example.org",
                "1.2.3.evil",
                "states.us-east-1.amazonaws.com.evil.example",
                "mine.s3.amazonaws.com",
                "evil-states.us-east-1.amazonaws.com"
            })
    void isNotCalledByNamesThatPagesMayHaveLeadHere(String host) throws IOException {
        assertThat(call("Host: " + host))
                .startsWith("HTTP/1.1 403")
                .contains("{\"__type\":\"AccessDeniedException\"")
                .contains("--allow-host");
        assertThat(api.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost:3000",
                "http://127.0.0.1:8083",
                "https://localhost:8083"
            })
    void doesNotAnswerPagesOfOtherOrigins(String origin) throws IOException {
        assertThat(call("Host: localhost:8083\r\nOrigin: " + origin))
                .startsWith("HTTP/1.1 403")
                .contains("{\"__type\":\"AccessDeniedException\"")
                .contains("--allow-origin")
                .doesNotContain("Access-Control-Allow-Origin");
        assertThat(api.calls).isEmpty();
    }

    @Test
    void answersPagesOfItsOwn() throws IOException {
        assertThat(call("Host: localhost:8083\r\nOrigin: http://localhost:8083"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void answersPagesOfOriginsThatAreAllowed() throws IOException {
        assertThat(call("Host: localhost:8083\r\nOrigin: http://console.test:3000"))
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: http://console.test:3000");
    }

    @Test
    void letsPagesOfAllowedOriginsAskWhatTheyMay() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.say(
                            "OPTIONS / HTTP/1.0\r\nHost: localhost\r\nOrigin: http://console.test:3000\r\n"
                                    + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-amz-target\r\n\r\n")
                    .answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 204")
                    .contains("Access-Control-Allow-Methods: GET, POST")
                    .contains("Access-Control-Allow-Headers: x-amz-target");
        }
    }

    private String call(String headers) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            return raw.say("POST / HTTP/1.1\r\n" + headers
                            + "\r\nX-Amz-Target: AWSStepFunctions.Echo\r\nContent-Length: 2\r\n\r\n{}")
                    .answer();
        }
    }
}
