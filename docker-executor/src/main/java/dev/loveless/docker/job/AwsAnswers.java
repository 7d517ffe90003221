package dev.loveless.docker.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.ServiceAnswer;
import dev.loveless.engine.task.ServiceError;
import dev.loveless.engine.task.TaskException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What services that run jobs have in common in what they answer to Step Functions. */
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

    /** The description of a job, which has no metadata (recorded). */
    static JsonData description(ObjectNode job) {
        return JsonData.of(ServiceAnswer.sorted(job));
    }

    /** The answer to a call, with the metadata that Step Functions adds (recorded). */
    static JsonData answer(ObjectNode members, String contentType) {
        String requestId = UUID.randomUUID().toString();
        int length = members.toString().getBytes(StandardCharsets.UTF_8).length;
        return ServiceAnswer.of((ObjectNode) ServiceAnswer.sorted(members))
                .jsonHeaders(requestId, Instant.now(), contentType, length)
                .withMetadata(requestId, 200);
    }

    /**
     * The client's error {@code <service>.<exception>} (recorded pattern).
     *
     * @param serviceId as it stands in causes, e.g. {@code AmazonECS}
     */
    static TaskException refusal(String service, String serviceId, String exception, String message) {
        ServiceError error = new ServiceError(service + "." + exception, message, serviceId, 400, exception);
        return new TaskException(error.error(), error.cause(UUID.randomUUID().toString()));
    }
}
