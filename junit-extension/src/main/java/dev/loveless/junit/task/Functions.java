package dev.loveless.junit.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.ServiceAnswer;
import dev.loveless.engine.task.TaskRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Tasks that invoke Lambda functions: by the function's ARN, or by {@code lambda:invoke}. Stateless. */
final class Functions {
    private static final String MARK = ":function:";
    private static final int OK = 200;

    private Functions() {}

    /** The name of the function, without version or alias; empty if it is a task of another kind. */
    static Optional<String> name(TaskRequest request) {
        if (request.resource() instanceof TaskResource.LambdaFunction function) {
            return Optional.of(nameIn(function.arn()));
        }
        return isInvoke(request)
                ? Optional.of(request.parameters().tree().path("FunctionName"))
                        .filter(JsonNode::isTextual)
                        .map(name -> nameIn(name.textValue()))
                : Optional.empty();
    }

    /** Of an ARN, of a part of one as {@code 123456789012:function:charge}, or of a name with a version. */
    static String nameIn(String text) {
        int mark = text.indexOf(MARK);
        String qualified = mark < 0 ? text : text.substring(mark + MARK.length());
        int colon = qualified.indexOf(':');
        return colon < 0 ? qualified : qualified.substring(0, colon);
    }

    private static boolean isInvoke(TaskRequest request) {
        return request.resource() instanceof TaskResource.ServiceCall call
                && !call.awsSdk()
                && call.service().equals("lambda")
                && call.action().equals("invoke");
    }

    /** What the function is given. */
    static JsonNode input(TaskRequest request) {
        JsonNode parameters = request.parameters().tree();
        return isInvoke(request) ? parameters.path("Payload") : parameters;
    }

    /** What the task gives when the function returns that. */
    static JsonData result(TaskRequest request, JsonNode returned) {
        if (!isInvoke(request) || request.waitsForToken()) {
            return JsonData.of(returned);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ExecutedVersion", "$LATEST");
        answer.set("Payload", returned);
        answer.put("StatusCode", OK);
        String requestId = UUID.nameUUIDFromBytes(request.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        return ServiceAnswer.of(answer)
                .header("x-amzn-RequestId", requestId)
                .header("Content-Type", "application/json")
                .withMetadata(requestId, OK);
    }
}
