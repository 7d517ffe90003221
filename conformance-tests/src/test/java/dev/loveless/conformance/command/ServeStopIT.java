package dev.loveless.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.command.Shell.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./loveless serve} that is asked to end while a call is open. */
class ServeStopIT {
    private static final Pattern READY = Pattern.compile("Starting server on port (\\d+) with account");
    private static final String WAIT =
            "{\\\"StartAt\\\":\\\"Long\\\",\\\"States\\\":{\\\"Long\\\":{\\\"Type\\\":\\\"Wait\\\","
                    + "\\\"Seconds\\\":200,\\\"End\\\":true}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path elsewhere;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @Timeout(240)
    void theSecondTimeItEndsAtOnceAndItsExitCodeSaysSo() throws Exception {
        Running serving = new Shell(elsewhere)
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("LOVELESS_BUILD", "never")
                .start(Shell.checkout().resolve("loveless").toString(), "serve", "--port", "0");
        Matcher ready = READY.matcher("");
        await(() -> ready.reset(Files.readString(serving.out())).find());
        URI server = URI.create("http://127.0.0.1:" + ready.group(1));
        String role = "\"roleArn\":\"arn:aws:iam::123456789012:role/any\"";
        String made = client.send(
                        call(
                                server,
                                "CreateStateMachine",
                                "{\"name\":\"waits\",\"type\":\"EXPRESS\"," + role + ",\"definition\":\"" + WAIT
                                        + "\"}"),
                        BodyHandlers.ofString())
                .body();
        assertThat(made).contains("stateMachine:waits");
        client.sendAsync(
                call(
                        server,
                        "StartSyncExecution",
                        "{\"stateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:waits\"}"),
                BodyHandlers.discarding());
        await(() -> metrics(server).contains("loveless_executions{status=\"RUNNING\"} 1.0"));

        serving.process().destroy();
        await(() -> Files.readString(serving.err()).contains("stopping for SIGTERM; once more ends at once"));
        serving.process().destroy();

        Answer answer = serving.end();
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(condition);
    }

    private String metrics(URI server) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.resolve("/_loveless/metrics")).build(), BodyHandlers.ofString());
        return answer.body();
    }

    private static HttpRequest call(URI server, String action, String body) {
        return HttpRequest.newBuilder(server)
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
