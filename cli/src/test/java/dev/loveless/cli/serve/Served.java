package dev.loveless.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import picocli.CommandLine;

/** A running {@code loveless serve}, in this process. */
final class Served implements AutoCloseable {
    /** For what is bound to come; on a machine with much else to do, that can take long. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Pattern READY = Pattern.compile("Starting server on port (\\d+) with account (\\d+), region ");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Thread thread;
    private final int port;
    private final String account;

    private Served(Map<String, String> environment, List<String> arguments) {
        CommandLine command = new CommandLine(new ServeCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        thread = new Thread(() -> exitCode.complete(command.execute(arguments.toArray(String[]::new))));
        thread.start();
        await().until(() -> exitCode.isDone() || READY.matcher(out()).find());
        assertThat(exitCode).as(err()).isNotDone();
        Matcher ready = READY.matcher(out());
        assertThat(ready.find()).isTrue();
        port = Integer.parseInt(ready.group(1));
        account = ready.group(2);
    }

    /** Started with these arguments, at any port. */
    static Served with(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(List.of(arguments));
        return new Served(environment, all);
    }

    static Served with(String... arguments) {
        return with(Map.of(), arguments);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }

    int port() {
        return port;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** The answer to a call that is met. */
    JsonNode call(String action, String body) {
        HttpResponse<String> answer = send(action, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    /** The error of a call that is not met. */
    JsonNode refused(String action, String body) {
        HttpResponse<String> answer = send(action, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return json(answer.body());
    }

    private HttpResponse<String> send(String action, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port))
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (java.io.IOException e) {
            throw new AssertionError(text, e);
        }
    }

    String machineArn(String name) {
        return "arn:aws:states:us-east-1:" + account + ":stateMachine:" + name;
    }

    void create(String name, String definition) {
        create(name, "STANDARD", definition);
    }

    void create(String name, String type, String definition) {
        call(
                "CreateStateMachine",
                MAPPER.createObjectNode()
                        .put("name", name)
                        .put("type", type)
                        .put("roleArn", "arn:aws:iam::" + account + ":role/any")
                        .put("definition", definition)
                        .toString());
    }

    /** Starts an execution and waits for its end. */
    JsonNode run(String stateMachineArn) {
        return run(stateMachineArn, "{}");
    }

    /** The same, with that input. */
    JsonNode run(String stateMachineArn, String input) {
        String request = MAPPER.createObjectNode()
                .put("stateMachineArn", stateMachineArn)
                .put("input", input)
                .toString();
        String arn = call("StartExecution", request).path("executionArn").asText();
        await().until(() -> !describe(arn).path("status").asText().equals("RUNNING"));
        return describe(arn);
    }

    private JsonNode describe(String arn) {
        return call("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
    }

    /** Asks it to end, as the rehearsal does, and gives its exit code. */
    int stop() throws Exception {
        thread.interrupt();
        return exitCode.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
