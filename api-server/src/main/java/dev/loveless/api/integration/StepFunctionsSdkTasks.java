package dev.loveless.api.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.ServiceError;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code aws-sdk:sfn} tasks: calls of the API that this program serves, by the program itself. Thread-safe; no thread
 * waits for an answer.
 */
public final class StepFunctionsSdkTasks implements TaskExecutor {
    private static final String SERVICE = "sfn";
    private static final String TARGET = "AWSStepFunctions.";
    private static final String EXCEPTION = "Exception";
    /** The service's errors that its client has no exception of its own for (documented: common errors). */
    private static final Set<String> UNMODELLED = Set.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InternalFailure",
            "MissingAuthenticationToken",
            "OptInRequired",
            "SerializationException",
            "ServiceUnavailable",
            "ThrottlingException",
            "UnknownOperationException",
            "UnrecognizedClientException");

    private final Supplier<Api> api;
    /** The answers that are waited for, by the id of the request. */
    private final Map<String, CompletableFuture<ApiAnswer>> awaited = new ConcurrentHashMap<>();

    /** @param api asked for when the first task begins: the API needs the engine, and the engine this */
    public StepFunctionsSdkTasks(Supplier<Api> api) {
        this.api = api;
    }

    @Override
    public boolean supports(TaskRequest request) {
        return request.resource() instanceof ServiceCall call
                && call.awsSdk()
                && call.service().equals(SERVICE);
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        listener.started();
        String action = ((ServiceCall) request.resource()).action();
        JsonNode members = SdkMembers.request(request.parameters().tree());
        ApiCall call = new ApiCall(
                Optional.of(TARGET + SdkMembers.upperFirst(action)),
                Optional.empty(),
                JsonData.of(members).text().getBytes(StandardCharsets.UTF_8));
        CompletableFuture<ApiAnswer> answer = api.get().answer(call);
        awaited.put(request.id(), answer);
        answer.whenComplete((told, fault) -> {
            awaited.remove(request.id(), answer);
            if (!answer.isCancelled()) {
                report(told, fault, request, listener);
            }
        });
    }

    private static void report(
            @Nullable ApiAnswer answer, @Nullable Throwable fault, TaskRequest request, TaskListener listener) {
        if (answer == null) {
            listener.failed("Sfn.SfnException", "The call could not be made: " + fault);
            return;
        }
        JsonNode members = JsonData.parse(new String(answer.body(), StandardCharsets.UTF_8))
                .map(JsonData::tree)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        if (answer.errorType().isPresent()) {
            listener.failed(
                    request.waitsForToken() ? TaskFailureKind.SUBMIT_FAILED : TaskFailureKind.FAILED,
                    Optional.of(error(answer.errorType().get())),
                    Optional.of(cause(answer, members)));
        } else if (request.waitsForToken()) {
            listener.submitted(JsonData.of(SdkMembers.result(members)));
        } else {
            listener.succeeded(JsonData.of(SdkMembers.result(members)));
        }
    }

    /** The exception of AWS's client for Java (recorded). */
    private static String error(String errorType) {
        if (UNMODELLED.contains(errorType)) {
            return "Sfn.SfnException";
        }
        return "Sfn." + errorType + (errorType.endsWith(EXCEPTION) ? "" : EXCEPTION);
    }

    private static String cause(ApiAnswer answer, JsonNode members) {
        return ServiceError.sdkCause(members.path("message").asText(), "Sfn", answer.status(), answer.requestId());
    }

    /** Nobody waits for the answer any more; what the call has brought about stays. */
    @Override
    public void cancel(TaskRequest request) {
        Optional.ofNullable(awaited.remove(request.id())).ifPresent(answer -> answer.cancel(false));
    }
}
