package dev.loveless.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** An API in this process, called as clients call it: JSON in, JSON or an error out. */
public final class TestApi implements AutoCloseable {
    public static final String PREFIX = "arn:aws:states:us-east-1:123456789012";
    public static final String PASS = "{\"StartAt\":\"Only\",\"States\":{\"Only\":{\"Type\":\"Pass\",\"End\":true}}}";
    public static final String WAIT =
            "{\"StartAt\":\"Long\",\"States\":{\"Long\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StepFunctionsApi api;

    private TestApi(StepFunctionsApi api) {
        this.api = api;
    }

    public static TestApi open() {
        return open(ApiSettings.DEFAULT, builder -> builder);
    }

    public static TestApi open(ApiSettings settings, UnaryOperator<LovelessBuilder> engine) {
        return new TestApi(StepFunctionsApi.open(engine.apply(Loveless.builder()), settings));
    }

    public StepFunctionsApi api() {
        return api;
    }

    /** An error that a call was answered with. */
    public record Refused(int status, String type, String message, JsonNode body) {}

    /** The answer to a call that is met. */
    public JsonNode call(String action, String request) {
        ApiAnswer answer = join(send(action, request));
        JsonNode body = json(answer.body());
        assertThat(answer.errorType()).as("%s answered %s", action, body).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        return body;
    }

    /** The error of a call that is refused. */
    public Refused refused(String action, String request) {
        ApiAnswer answer = join(send(action, request));
        JsonNode body = json(answer.body());
        assertThat(answer.errorType()).as("%s answered %s", action, body).isPresent();
        assertThat(body.path("__type").asText()).isEqualTo(answer.errorType().orElseThrow());
        return new Refused(
                answer.status(),
                answer.errorType().orElseThrow(),
                body.path("message").asText(),
                body);
    }

    /** A call under way. */
    public CompletableFuture<ApiAnswer> send(String action, String request) {
        return send(action, request, Optional.empty());
    }

    /** A call under way, with the header {@code X-Amzn-Trace-Id}. */
    public CompletableFuture<ApiAnswer> send(String action, String request, Optional<String> traceHeader) {
        // Single quotes are easier to read in tests; a request that needs them is given with double ones.
        String json = request.contains("\"") ? request : request.replace('\'', '"');
        return api.answer(new ApiCall(
                Optional.of("AWSStepFunctions." + action),
                traceHeader,
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    public static ApiAnswer join(CompletableFuture<ApiAnswer> answer) {
        try {
            return answer.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    public static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A state machine, by the name that its ARN gets. */
    public String machine(String name, String type, String definition) {
        ObjectNode request = MAPPER.createObjectNode()
                .put("name", name)
                .put("type", type)
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::123456789012:role/any");
        return call("CreateStateMachine", text(request)).path("stateMachineArn").asText();
    }

    /** An execution that was started. */
    public String start(String machineArn, String name) {
        return call("StartExecution", "{'stateMachineArn': '" + machineArn + "', 'name': '" + name + "'}")
                .path("executionArn")
                .asText();
    }

    /** How an execution stands when it has ended. */
    public JsonNode ended(String executionArn) {
        api.loveless()
                .runtime()
                .ended(executionArn)
                .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        return describe(executionArn);
    }

    public JsonNode describe(String executionArn) {
        return call("DescribeExecution", "{'executionArn': '" + executionArn + "'}");
    }

    public static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
