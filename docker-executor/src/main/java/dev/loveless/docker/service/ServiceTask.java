package dev.loveless.docker.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.ServiceAnswer;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * A task that is one call of a service.
 *
 * @param task whose parameters are an object
 */
record ServiceTask(AwsService service, ServiceCall call, TaskRequest task, TaskListener listener) {
    /** None of the calls waits for work to be done. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int FIRST_ERROR = 300;

    /** The key that components have, so that what stands in for AWS takes both for one caller. */
    private static final String ACCESS_KEY = "test";

    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    HttpRequest request(URI endpoint) {
        ObjectNode members = members().request((ObjectNode) task.parameters().tree());
        if (service == AwsService.EVENTS) {
            members.path("Entries").forEach(this::completeEvent);
        }
        WireProtocol.Message message = service.protocol().message(ServiceMembers.upperFirst(call.action()), members);
        URI place = URI.create(endpoint.toString().replaceFirst("/+$", "") + message.path());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place).timeout(LONGEST).POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        sign(request);
        return request.build();
    }

    private ServiceMembers members() {
        return new ServiceMembers(service, call.awsSdk());
    }

    /** Who stands in for AWS reads region and service in a signature, and cannot check it: there is no secret. */
    private void sign(HttpRequest.Builder request) {
        String now = AMZ_DATE.format(Instant.now());
        String scope =
                String.join("/", now.substring(0, 8), task.execution().region(), service.signingName(), "aws4_request");
        request.header("X-Amz-Date", now)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/" + scope
                                + ", SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64));
    }

    private void completeEvent(JsonNode entry) {
        if (!(entry instanceof ObjectNode event)) {
            return;
        }
        if (event.path("Time").isTextual()) {
            try {
                event.put("Time", Instant.parse(event.path("Time").textValue()).getEpochSecond());
            } catch (DateTimeParseException e) {
                // The service says what is wrong with it.
            }
        }
        if (!call.awsSdk()) {
            // Documented.
            ArrayNode resources = event.withArray("/Resources");
            resources.add(task.execution().stateMachineArn());
            resources.add(task.execution().executionArn());
        }
    }

    void answered(HttpResponse<String> response) {
        int status = response.statusCode();
        Optional<String> idInHeader = response.headers()
                .firstValue("x-amzn-RequestId")
                .or(() -> response.headers().firstValue("x-amz-request-id"));
        if (status >= FIRST_ERROR) {
            WireProtocol.Refusal refusal = service.protocol().refusal(status, response.headers(), response.body());
            String requestId = idInHeader.orElseGet(() -> UUID.randomUUID().toString());
            fail(service.errors().of(refusal, status, requestId, call.awsSdk()));
            return;
        }
        Optional<WireProtocol.Answer> answer = service.protocol().answer(response.body());
        if (answer.isEmpty()) {
            unanswered("Unable to unmarshall response: " + response.uri() + " does not answer as "
                    + service.signingName() + " does.");
            return;
        }
        String requestId = idInHeader
                .or(() -> answer.get().requestId())
                .orElseGet(() -> UUID.randomUUID().toString());
        ObjectNode members = members().result(answer.get().members());
        Optional<ErrorNames.Told> failure = failure(members);
        if (failure.isPresent()) {
            fail(failure.get());
        } else {
            give(result(members, response, requestId));
        }
    }

    private JsonData result(ObjectNode members, HttpResponse<String> response, String requestId) {
        if (call.awsSdk()) {
            return JsonData.of(members);
        }
        if (service == AwsService.GLUE && members.has("JobRunId")) {
            // Step Functions adds it (documented).
            members.set("JobName", task.parameters().tree().path("JobName"));
        }
        ObjectNode sorted = (ObjectNode) ServiceAnswer.sorted(members);
        if (!service.hasMetadata()) {
            return JsonData.of(sorted);
        }
        ServiceAnswer result = ServiceAnswer.of(sorted);
        response.headers().map().forEach((name, values) -> result.header(name, values.get(0)));
        return result.withMetadata(requestId, response.statusCode());
    }

    /** Optimized integrations look for what did not work in an answer that is no error (documented). */
    private Optional<ErrorNames.Told> failure(ObjectNode members) {
        if (call.awsSdk()) {
            return Optional.empty();
        }
        String cause = JsonData.of(ServiceAnswer.sorted(members)).text();
        if (service == AwsService.EVENTS && members.path("FailedEntryCount").asInt() > 0) {
            return Optional.of(new ErrorNames.Told("EventBridge.FailedEntry", cause));
        }
        if (service == AwsService.ECS
                && task.waitsForToken()
                && !members.path("Failures").isEmpty()) {
            return Optional.of(new ErrorNames.Told("AmazonECS.Unknown", cause));
        }
        return Optional.empty();
    }

    private void give(JsonData result) {
        if (task.waitsForToken()) {
            listener.submitted(result);
        } else {
            listener.succeeded(result);
        }
    }

    /** There is no answer, or none that can be read. */
    void unanswered(String cause) {
        fail(service.errors().ofClient(cause, call.awsSdk()));
    }

    private void fail(ErrorNames.Told told) {
        listener.failed(
                task.waitsForToken() ? TaskFailureKind.SUBMIT_FAILED : TaskFailureKind.FAILED,
                Optional.of(told.error()),
                Optional.of(told.cause()));
    }
}
