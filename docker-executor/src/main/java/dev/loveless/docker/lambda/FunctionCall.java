package dev.loveless.docker.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.task.TaskRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a task asks of a function.
 *
 * @param qualifiers those that were given, at the name and beside it
 * @param payload JSON text
 * @param clientContext in base64
 */
record FunctionCall(
        FunctionReference function,
        Form form,
        Qualifiers qualifiers,
        String payload,
        InvocationType type,
        boolean withLog,
        Optional<String> clientContext) {
    /** How the task names what it wants, which tells what it gets. */
    enum Form {
        /** The function itself: its payload. */
        FUNCTION_ARN,
        /** {@code lambda:invoke}: the service's answer, with the payload as JSON. */
        OPTIMIZED,
        /** {@code aws-sdk:lambda:invoke}: the answer of AWS's client, with the payload as text. */
        SDK
    }

    enum InvocationType {
        REQUEST_RESPONSE,
        EVENT,
        DRY_RUN
    }

    /** A version or alias can be given twice. */
    record Qualifiers(Optional<String> ofName, Optional<String> ofParameter) {
        Optional<String> one() {
            return ofParameter.or(() -> ofName);
        }

        boolean differ() {
            return ofName.isPresent() && ofParameter.isPresent() && !ofName.equals(ofParameter);
        }
    }

    /** Which function a task is for; empty if it is for none. */
    static Optional<FunctionReference> function(TaskRequest task) {
        if (task.resource() instanceof TaskResource.LambdaFunction function) {
            return FunctionReference.parse(function.arn());
        }
        return isInvoke(task)
                ? text(task.parameters().tree(), "FunctionName").flatMap(FunctionReference::parse)
                : Optional.empty();
    }

    static boolean isInvoke(TaskRequest task) {
        return task.resource() instanceof TaskResource.ServiceCall call
                && call.service().equals("lambda")
                && call.action().equals("invoke");
    }

    /** @param task one that is for a function */
    static FunctionCall of(TaskRequest task) {
        FunctionReference function = function(task).orElseThrow();
        if (!isInvoke(task)) {
            return new FunctionCall(
                    function,
                    Form.FUNCTION_ARN,
                    new Qualifiers(function.qualifier(), Optional.empty()),
                    task.parameters().text(),
                    InvocationType.REQUEST_RESPONSE,
                    false,
                    Optional.empty());
        }
        JsonNode parameters = task.parameters().tree();
        return new FunctionCall(
                function,
                ((TaskResource.ServiceCall) task.resource()).awsSdk() ? Form.SDK : Form.OPTIMIZED,
                new Qualifiers(function.qualifier(), text(parameters, "Qualifier")),
                payload(parameters.path("Payload")),
                type(text(parameters, "InvocationType").orElse("")),
                text(parameters, "LogType").orElse("").equals("Tail"),
                text(parameters, "ClientContext"));
    }

    boolean byService() {
        return form != Form.FUNCTION_ARN;
    }

    /** The service's errors, as this call tells them. */
    LambdaErrors errors() {
        return new LambdaErrors(form == Form.SDK);
    }

    /** The service's answer, as this call tells it. */
    InvokeResult result(String requestId, String traceId, int status) {
        return new InvokeResult(form == Form.SDK, requestId, traceId, status);
    }

    /** The function's ARN without a qualifier, in the account and region of an execution. */
    String arn(ExecutionIdentity execution) {
        return execution.arnPrefix().replaceFirst(":states:", ":lambda:") + ":function:" + function.name();
    }

    private static Optional<String> text(JsonNode parameters, String name) {
        return Optional.ofNullable(parameters.path(name).textValue());
    }

    /** None is {@code {}}; a text that holds JSON is sent as it is (recorded). */
    private static String payload(JsonNode payload) {
        if (payload.isMissingNode() || payload.isNull()) {
            return "{}";
        }
        if (payload.isTextual() && JsonData.parse(payload.textValue()).isPresent()) {
            return payload.textValue();
        }
        return JsonData.of(payload).text();
    }

    private static InvocationType type(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "event" -> InvocationType.EVENT;
            case "dryrun" -> InvocationType.DRY_RUN;
            default -> InvocationType.REQUEST_RESPONSE;
        };
    }

    /** The client context as the function gets it; empty if what was given is not JSON in base64. */
    Optional<String> decodedContext() {
        try {
            return clientContext
                    .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                    .flatMap(JsonData::parse)
                    // It becomes a header, which has one line.
                    .map(context -> JsonData.of(context.tree()).text());
        } catch (IllegalArgumentException e) {
            // Not base64: the caller tells, as of any other that is no JSON.
            return Optional.empty();
        }
    }
}
