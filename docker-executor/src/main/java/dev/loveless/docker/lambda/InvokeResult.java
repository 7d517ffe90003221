package dev.loveless.docker.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.docker.environment.Outcome;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.ServiceAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The result of {@code lambda:invoke}: members and headers as recorded, in alphabetical order; and that of
 * {@code aws-sdk:lambda:invoke}, which has no metadata and the payload as text (documented).
 */
final class InvokeResult {
    private final boolean sdk;
    private final String requestId;
    private final String traceId;
    private final int status;
    private Optional<String> version = Optional.empty();
    private Optional<String> log = Optional.empty();
    private Optional<String> functionError = Optional.empty();

    /**
     * @param sdk whether it is that of AWS's client
     * @param status 200, 202 for events, 204 for a dry run (documented)
     */
    InvokeResult(boolean sdk, String requestId, String traceId, int status) {
        this.sdk = sdk;
        this.requestId = requestId;
        this.traceId = traceId;
        this.status = status;
    }

    /** @param executed the version that was executed */
    InvokeResult withVersion(String executed) {
        version = Optional.of(executed);
        return this;
    }

    /** @param text the end of the log */
    InvokeResult withLog(Optional<String> text) {
        log = text.map(plain -> Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** @param kind how Lambda calls the error that the payload tells of */
    InvokeResult withFunctionError(String kind) {
        functionError = Optional.of(kind);
        return this;
    }

    /**
     * The result of an invocation that returns nothing: of an event or a dry run. An empty payload is no JSON
     * (inferred).
     */
    JsonData ofNothing() {
        return of(JsonData.of(TextNode.valueOf("")), "");
    }

    /** @param payload what the function returned, by itself */
    JsonData of(String payload) {
        return of(new Outcome.Returned(payload).json(), payload);
    }

    private JsonData of(JsonData payload, String text) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        version.ifPresent(executed -> result.put("ExecutedVersion", executed));
        functionError.ifPresent(kind -> result.put("FunctionError", kind));
        log.ifPresent(base64 -> result.put("LogResult", base64));
        if (sdk) {
            result.put("Payload", text);
            return JsonData.of(result.put("StatusCode", status));
        }
        result.set("Payload", payload.tree());
        result.put("StatusCode", status);
        return withHeaders(ServiceAnswer.of(result), text.isEmpty() ? 0 : payload.size())
                .withMetadata(requestId, status);
    }

    /** In the order that was recorded. */
    private ServiceAnswer withHeaders(ServiceAnswer answer, int length) {
        log.ifPresent(text -> answer.header("X-Amz-Log-Result", text));
        version.ifPresent(executed -> answer.header("X-Amz-Executed-Version", executed));
        return answer.header("x-amzn-Remapped-Content-Length", "0")
                .header("Connection", "keep-alive")
                .header("x-amzn-RequestId", requestId)
                .header("Content-Length", Integer.toString(length))
                .header("Date", ServiceAnswer.date(Instant.now()))
                .header("X-Amzn-Trace-Id", traceId)
                .header("Content-Type", "application/json");
    }
}
