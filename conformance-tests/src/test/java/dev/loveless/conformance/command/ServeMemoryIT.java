package dev.loveless.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.command.Shell.Running;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./loveless serve} with more executions under way than there is memory for. */
class ServeMemoryIT {
    private static final String WAIT =
            "{\\\"StartAt\\\":\\\"Long\\\",\\\"States\\\":{\\\"Long\\\":{\\\"Type\\\":\\\"Wait\\\","
                    + "\\\"Seconds\\\":3600,\\\"End\\\":true}}}";
    private static final int MOST_EXECUTIONS = 2_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path elsewhere;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @Timeout(900)
    void endsAndSaysWhatToDoRatherThanAnswerWrongly() throws Exception {
        LovelessServer server =
                LovelessServer.start(LovelessServer.shell(elsewhere).with("LOVELESS_JAVA_OPTS", "-Xmx40m"));
        Running serving = server.running();
        call(
                server,
                "CreateStateMachine",
                "{\"name\":\"waits\",\"roleArn\":\"arn:aws:iam::123456789012:role/any\",\"definition\":\"" + WAIT
                        + "\"}");
        String start = "{\"stateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:waits\",\"input\":\"["
                + "1,".repeat(100_000) + "1]\"}";
        for (int i = 0; i < MOST_EXECUTIONS && serving.process().isAlive(); i++) {
            try {
                call(server, "StartExecution", start);
            } catch (IOException e) {
                // It has ended, or is about to.
                serving.process().waitFor(10, TimeUnit.SECONDS);
            }
        }
        serving.process().destroy();
        Answer answer = serving.end();

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("loveless serve: no memory is left, so it ends. Give it more by");
    }

    private void call(LovelessServer server, String action, String body) throws IOException, InterruptedException {
        client.send(server.call(action, body), BodyHandlers.discarding());
    }
}
