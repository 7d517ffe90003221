package dev.loveless.docker.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.ServiceAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The result of {@code lambda:invoke}: members and headers as recorded, in alphabetical order. */
final class InvokeResult {
    private final String requestId;
    private final String traceId;
    private final int status;
    private Optional<String> version = Optional.empty();
    private Optional<String> log = Optional.empty();

    /** @param status 200, 202 for events, 204 for a dry run (documented) */
    InvokeResult(String requestId, String traceId, int status) {
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

    /** @param payload what the function returned; of events and dry runs empty */
    JsonData of(JsonData payload, int length) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        version.ifPresent(executed -> result.put("ExecutedVersion", executed));
        log.ifPresent(text -> result.put("LogResult", text));
        result.set("Payload", payload.tree());
        result.put("StatusCode", status);
        return withHeaders(ServiceAnswer.of(result), length).withMetadata(requestId, status);
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
