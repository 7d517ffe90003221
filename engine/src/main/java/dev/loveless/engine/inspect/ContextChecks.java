package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether what is given as the context object could be one. */
final class ContextChecks {
    private enum Type {
        STRING("a string"),
        NUMBER("a number"),
        ANY("");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case STRING -> value.isTextual();
                case NUMBER -> value.isNumber();
                case ANY -> true;
            };
        }
    }

    private static final Map<String, Map<String, Type>> MEMBERS = Map.of(
            "Execution",
            Map.of(
                    "Id", Type.STRING,
                    "Input", Type.ANY,
                    "Name", Type.STRING,
                    "RoleArn", Type.STRING,
                    "StartTime", Type.STRING,
                    "RedriveCount", Type.NUMBER,
                    "RedriveTime", Type.STRING),
            "State",
            Map.of("EnteredTime", Type.STRING, "Name", Type.STRING, "RetryCount", Type.NUMBER),
            "StateMachine",
            Map.of("Id", Type.STRING, "Name", Type.STRING),
            "Task",
            Map.of("Token", Type.STRING));

    private ContextChecks() {}

    /** What is wrong with a text that is to be the context object of a state. */
    static Optional<String> fault(String text, State state) {
        Optional<JsonNode> context = JsonData.parse(text).map(JsonData::tree).filter(JsonNode::isObject);
        // The text for what is no object is inferred.
        return context.map(object -> fault(object, state))
                .orElse(Optional.of("Context must be a JSON object"))
                .map(fault -> "Invalid Context object provided: " + fault);
    }

    private static Optional<String> fault(JsonNode context, State state) {
        if (context.has("Map")) {
            return Optional.of("'Map' field is not supported when mocking a Context object");
        }
        Optional<String> inside = context.properties().stream()
                .map(member -> fault(member.getKey(), member.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
        if (inside.isEmpty() && context.has("Task") && !handsOutToken(state)) {
            return Optional.of("Context object contains 'Task' when state is not a Task state with a '.sync' or"
                    + " '.waitForTaskToken' service integration pattern");
        }
        return inside;
    }

    private static Optional<String> fault(String name, JsonNode value) {
        if (!MEMBERS.containsKey(name)) {
            return notAllowed(name);
        }
        if (!value.isObject()) {
            return Optional.of(name + " must be an object");
        }
        Map<String, Type> types = Objects.requireNonNull(MEMBERS.get(name));
        return value.properties().stream()
                .map(member -> fault(name, types, member.getKey(), member.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fault(String group, Map<String, Type> types, String name, JsonNode value) {
        Type type = types.get(name);
        if (type == null) {
            return notAllowed(name);
        }
        return type.fits(value) ? Optional.empty() : Optional.of(group + "." + name + " must be " + type.words);
    }

    private static Optional<String> notAllowed(String name) {
        return Optional.of("Field '" + name + "' is not allowed");
    }

    private static boolean handsOutToken(State state) {
        return state instanceof TaskState task
                && TaskResource.parse(task.resource())
                        .filter(resource -> resource instanceof TaskResource.ServiceCall call
                                && call.pattern() != IntegrationPattern.REQUEST_RESPONSE)
                        .isPresent();
    }
}
