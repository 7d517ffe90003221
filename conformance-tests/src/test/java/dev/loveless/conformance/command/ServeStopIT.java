package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.command.Shell.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./loveless serve} that is asked to end while a call is open. */
class ServeStopIT {
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
        LovelessServer server = LovelessServer.start(elsewhere);
        Running serving = server.running();
        String role = "\"roleArn\":\"arn:aws:iam::123456789012:role/any\"";
        String made = client.send(
                        server.call(
                                "CreateStateMachine",
                                "{\"name\":\"waits\",\"type\":\"EXPRESS\"," + role + ",\"definition\":\"" + WAIT
                                        + "\"}"),
                        BodyHandlers.ofString())
                .body();
        assertThat(made).contains("stateMachine:waits");
        client.sendAsync(
                server.call(
                        "StartSyncExecution",
                        "{\"stateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:waits\"}"),
                BodyHandlers.discarding());
        await().until(() -> metrics(server.uri()).contains("loveless_executions{status=\"RUNNING\"} 1.0"));

        serving.process().destroy();
        await().until(() -> Files.readString(serving.err()).contains("stopping for SIGTERM; once more ends at once"));
        serving.process().destroy();

        Answer answer = serving.end();
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    private String metrics(URI server) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.resolve("/_loveless/metrics")).build(), BodyHandlers.ofString());
        return answer.body();
    }
}
