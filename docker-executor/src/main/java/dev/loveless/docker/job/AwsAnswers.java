package dev.loveless.docker.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What all services have in common in what they answer to Step Functions. */
final class AwsAnswers {
    private AwsAnswers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode array(JsonNode element) {
        return array().add(element);
    }

    /** Keys in alphabetical order, at every level (recorded). */
    static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode sorted = array();
            node.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        ObjectNode sorted = object();
        sorted.setAll(members);
        return sorted;
    }

    /** An answer of a service's API, with the metadata that Step Functions adds (recorded). */
    static JsonData withMetadata(ObjectNode answer, String contentType) {
        int length = answer.toString().getBytes(StandardCharsets.UTF_8).length;
        String requestId = UUID.randomUUID().toString();
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Content-Length",
                String.valueOf(length),
                "Content-Type",
                contentType,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)),
                "x-amzn-RequestId",
                requestId));
        ObjectNode all = object();
        ObjectNode single = object();
        headers.forEach((name, value) -> {
            all.putArray(name).add(value);
            single.put(name, value);
        });
        ObjectNode metadata = object();
        metadata.set("AllHttpHeaders", all);
        metadata.set("HttpHeaders", single);
        metadata.put("HttpStatusCode", 200);
        ObjectNode result = answer.deepCopy();
        result.set("SdkHttpMetadata", metadata);
        result.putObject("SdkResponseMetadata").put("RequestId", requestId);
        return JsonData.of(sorted(result));
    }

    /**
     * The client's error {@code <service>.<exception>} (recorded pattern).
     *
     * @param serviceId as it stands in causes, e.g. {@code AmazonECS}
     */
    static TaskException refusal(String service, String serviceId, String exception, String message) {
        return new TaskException(
                service + "." + exception,
                message + " (Service: " + serviceId + "; Status Code: 400; Error Code: " + exception + "; Request ID: "
                        + UUID.randomUUID() + "; Proxy: null)");
    }
}
