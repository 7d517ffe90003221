package dev.loveless.docker.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.environment.Outcome;
import dev.loveless.docker.lambda.FunctionCall.InvocationType;
import dev.loveless.docker.service.EndpointCalls;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Invokes functions that somebody else runs behind Lambda's API, as {@code sam local start-lambda} does: {@code POST
 * /2015-03-31/functions/NAME/invocations}. Takes the tasks of all functions, so it is asked behind whoever has some
 * itself. Thread-safe.
 */
public final class LambdaEndpointExecutor implements TaskExecutor {
    /** As long as a function may take (documented), and a moment for the way. */
    private static final Duration LONGEST = Duration.ofMinutes(15).plusSeconds(10);

    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int FIRST_ERROR = 300;

    private final String endpoint;
    private final EndpointCalls calls = new EndpointCalls();

    /** @param endpoint without a path */
    public LambdaEndpointExecutor(URI endpoint) {
        this.endpoint = endpoint.toString().replaceFirst("/+$", "");
    }

    @Override
    public boolean supports(TaskRequest task) {
        return FunctionCall.function(task).isPresent();
    }

    @Override
    public boolean worksElsewhere(TaskRequest task) {
        return true;
    }

    @Override
    public void start(TaskRequest task, TaskListener listener) {
        FunctionCall call = FunctionCall.of(task);
        listener.started();
        calls.send(
                task,
                request(call),
                listener,
                response -> report(call, task, response, listener),
                cause -> listener.failed("Lambda.SdkClientException", cause));
    }

    private HttpRequest request(FunctionCall call) {
        String path = "/2015-03-31/functions/" + call.function().name() + "/invocations"
                + call.qualifiers()
                        .one()
                        .map(qualifier -> "?Qualifier=" + URLEncoder.encode(qualifier, StandardCharsets.UTF_8))
                        .orElse("");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("X-Amz-Invocation-Type", type(call.type()))
                .POST(BodyPublishers.ofString(call.payload()));
        if (call.withLog()) {
            request.header("X-Amz-Log-Type", "Tail");
        }
        call.clientContext().ifPresent(context -> request.header("X-Amz-Client-Context", context));
        return request.build();
    }

    private static String type(InvocationType type) {
        return switch (type) {
            case REQUEST_RESPONSE -> "RequestResponse";
            case EVENT -> "Event";
            case DRY_RUN -> "DryRun";
        };
    }

    private static void report(
            FunctionCall call, TaskRequest task, HttpResponse<String> response, TaskListener listener) {
        String requestId = header(response, "x-amzn-RequestId")
                .orElseGet(() -> UUID.randomUUID().toString());
        String traceId = header(response, "X-Amzn-Trace-Id").orElse("");
        FunctionTask answer = new FunctionTask(
                call,
                task.waitsForToken(),
                requestId,
                traceId,
                header(response, "X-Amz-Executed-Version").orElse(FunctionReference.LATEST),
                listener,
                Runnable::run);
        int status = response.statusCode();
        if (status >= FIRST_ERROR) {
            answer.ended(refusal(call, response), Optional.empty());
        } else if (status == ACCEPTED || status == NO_CONTENT) {
            answer.give(call.result(requestId, traceId, status).ofNothing());
        } else if (header(response, "X-Amz-Function-Error").isPresent()) {
            answer.ended(new Outcome.Failed(response.body()), Optional.empty());
        } else {
            answer.ended(new Outcome.Returned(response.body()), log(response));
        }
    }

    private static Optional<String> header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name);
    }

    private static Optional<String> log(HttpResponse<String> response) {
        try {
            return header(response, "X-Amz-Log-Result")
                    .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // What is not base64 is no log.
            return Optional.empty();
        }
    }

    /** An error of the service, whose name is in a header or in the body. */
    private static Outcome refusal(FunctionCall call, HttpResponse<String> response) {
        Optional<JsonNode> body = JsonData.parse(response.body()).map(JsonData::tree);
        String code = header(response, "x-amzn-ErrorType")
                .or(() -> body.flatMap(it -> text(it, "Type")))
                .orElse("ServiceException")
                .split(":", 2)[0];
        String message = body.flatMap(it -> text(it, "Message").or(() -> text(it, "message")))
                .orElseGet(response::body);
        return call.errors().of(code, response.statusCode(), message);
    }

    private static Optional<String> text(JsonNode body, String member) {
        return Optional.ofNullable(body.path(member).textValue());
    }

    @Override
    public void cancel(TaskRequest task) {
        calls.cancel(task);
    }
}
