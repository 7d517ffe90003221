package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.TemplateField;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.resource.IntegrationParameters;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import dev.loveless.engine.data.JsonData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Whether an optimized integration can be called with what its Parameters or Arguments have become. What a definition
 * says itself has been checked before; this is about what only comes at run time.
 */
final class CallParameters {
    /** Of apigateway:invoke: names and the lists of their values. */
    private static final List<String> LISTS_BY_NAME = List.of("Headers", "QueryParameters");

    private CallParameters() {}

    /** Why the call cannot be made, in AWS's words (the reasons are recorded, their number is not). */
    static Optional<String> fault(ServiceCall call, JsonData parameters, QueryLanguage language) {
        if (call.awsSdk() || !(parameters.tree() instanceof ObjectNode object)) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        for (String name : IntegrationParameters.required(call)) {
            if (!object.has(name)) {
                reasons.add("The field '" + name + "' is required but was missing");
            }
        }
        IntegrationParameters.known(call).ifPresent(known -> unknown(object, known, reasons));
        if (call.service().equals("apigateway")) {
            LISTS_BY_NAME.stream()
                    .filter(name -> object.hasNonNull(name) && !isListsByName(object.get(name)))
                    .forEach(name -> reasons.add("The value of the field '" + name + "' has an invalid format"));
        }
        if (language == QueryLanguage.JSON_PATH) {
            unevaluated(object, reasons);
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("The Parameters '" + parameters.text() + "' could not be used to start the Task: ["
                        + String.join(", ", reasons) + "]");
    }

    private static void unknown(ObjectNode object, IntegrationParameters.Members known, List<String> reasons) {
        object.properties().forEach(member -> {
            String name = member.getKey();
            if (!known.names().contains(name)) {
                reasons.add("The field \"" + name + "\" is not supported by Step Functions");
            } else if (known.objects().containsKey(name) && member.getValue() instanceof ObjectNode inner) {
                unknown(inner, known.objects().get(name), reasons);
            }
        });
    }

    private static boolean isListsByName(JsonNode value) {
        return value.isObject()
                && value.properties().stream()
                        .allMatch(member -> member.getValue().isArray());
    }

    /**
     * A payload template is held to its rules once more when it is filled (seen). Without recursion: data may be deep.
     */
    private static void unevaluated(JsonNode parameters, List<String> reasons) {
        Deque<JsonNode> ahead = new ArrayDeque<>(List.of(parameters));
        while (!ahead.isEmpty()) {
            JsonNode next = ahead.pop();
            next.properties().stream()
                    .filter(member -> TemplateField.isEvaluated(member.getKey()) && !isExpression(member.getValue()))
                    .forEach(member -> reasons.add("The value for the field '" + member.getKey()
                            + "' must be a valid JSONPath or a valid intrinsic function call"));
            next.forEach(ahead::add);
        }
    }

    private static boolean isExpression(JsonNode value) {
        String text = value.asText();
        return value.isTextual()
                && !((text.startsWith("$") ? PathExpression.parse(text) : IntrinsicCall.parse(text))
                        instanceof Parsed.Failure);
    }
}
