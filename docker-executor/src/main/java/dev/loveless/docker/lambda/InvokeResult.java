package dev.loveless.docker.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The result of {@code lambda:invoke}: members and headers as recorded, in alphabetical order. */
final class InvokeResult {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

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
        metadata(result.putObject("SdkHttpMetadata"), length);
        result.putObject("SdkResponseMetadata").put("RequestId", requestId);
        result.put("StatusCode", status);
        return JsonData.of(result);
    }

    private void metadata(ObjectNode metadata, int length) {
        Map<String, String> headers = headers(length);
        ObjectNode all = metadata.putObject("AllHttpHeaders");
        headers.forEach((name, value) -> all.putArray(name).add(value));
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        ObjectNode single = metadata.putObject("HttpHeaders");
        sorted.forEach(single::put);
        metadata.put("HttpStatusCode", status);
    }

    /** In the order that was recorded. */
    private Map<String, String> headers(int length) {
        Map<String, String> headers = new LinkedHashMap<>();
        log.ifPresent(text -> headers.put("X-Amz-Log-Result", text));
        version.ifPresent(executed -> headers.put("X-Amz-Executed-Version", executed));
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("Connection", "keep-alive");
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Content-Length", Integer.toString(length));
        headers.put("Date", HTTP_DATE.format(Instant.now().atOffset(ZoneOffset.UTC)));
        headers.put("X-Amzn-Trace-Id", traceId);
        headers.put("Content-Type", "application/json");
        return headers;
    }
}
