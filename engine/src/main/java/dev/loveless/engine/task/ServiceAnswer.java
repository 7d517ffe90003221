package dev.loveless.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service answered, as optimized integrations hand it on: its members in alphabetical order, and with them what
 * is known of the HTTP answer (recorded).
 */
public final class ServiceAnswer {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Map<String, JsonNode> members = new TreeMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private ServiceAnswer() {}

    /** An answer with these members. */
    public static ServiceAnswer of(ObjectNode members) {
        ServiceAnswer answer = new ServiceAnswer();
        members.fields().forEachRemaining(member -> answer.members.put(member.getKey(), member.getValue()));
        return answer;
    }

    /** The same with all its keys in alphabetical order, at every level (recorded). */
    public static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        members.forEach(sorted::set);
        return sorted;
    }

    /** The same with a further header of the HTTP answer; they stand in the order they were given in. */
    public ServiceAnswer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * The headers that services with AWS's JSON protocol answer with.
     *
     * @param contentType e.g. {@code application/x-amz-json-1.0}
     */
    public ServiceAnswer jsonHeaders(String requestId, Instant date, String contentType, int contentLength) {
        return header("x-amzn-RequestId", requestId)
                .header("connection", "keep-alive")
                .header("Content-Length", Integer.toString(contentLength))
                .header("Date", date(date))
                .header("Content-Type", contentType);
    }

    /** A date as headers have it. */
    public static String date(Instant moment) {
        return DATE.format(moment);
    }

    /** The answer as a task's result. */
    public JsonData withMetadata(String requestId, int httpStatusCode) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        ObjectNode allHeaders = metadata.putObject("AllHttpHeaders");
        headers.forEach((name, value) -> {
            ArrayNode values = allHeaders.putArray(name);
            values.add(value);
        });
        // The client keeps single headers in a sorted map, and all of them as they came (recorded).
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        ObjectNode single = metadata.putObject("HttpHeaders");
        sorted.forEach(single::put);
        metadata.put("HttpStatusCode", httpStatusCode);
        members.put("SdkHttpMetadata", metadata);
        members.put("SdkResponseMetadata", JsonNodeFactory.instance.objectNode().put("RequestId", requestId));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        members.forEach(result::set);
        return JsonData.of(result);
    }
}
