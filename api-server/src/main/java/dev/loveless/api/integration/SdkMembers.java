package dev.loveless.api.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * How members of the Step Functions API are spelled in {@code aws-sdk} integrations: with a capital first letter at
 * every level, but for the keys of maps, which are people's own (recorded and documented).
 */
final class SdkMembers {
    /** Texts of the API that hold JSON, for which JSON itself may be given. */
    private static final Set<String> JSON_TEXTS =
            Set.of("input", "output", "definition", "variables", "context", "result");
    /** Structures by keys that are no members. */
    private static final Set<String> MAPS = Set.of("assignedVariables", "variableReferences");

    private static final int DECIMALS_OF_MILLISECONDS = 3;

    private SdkMembers() {}

    /** A task's parameters as members of a request; what is null is left out. */
    static JsonNode request(JsonNode parameters) {
        if (parameters.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            parameters.forEach(element -> elements.add(request(element)));
            return elements;
        }
        if (!parameters.isObject()) {
            return parameters;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        parameters.fields().forEachRemaining(parameter -> {
            String name = lowerFirst(parameter.getKey());
            JsonNode value = parameter.getValue();
            if (!value.isNull()) {
                members.set(name, JSON_TEXTS.contains(name) ? text(value) : request(value));
            }
        });
        return members;
    }

    private static JsonNode text(JsonNode value) {
        return value.isTextual()
                ? value
                : JsonNodeFactory.instance.textNode(JsonData.of(value).text());
    }

    /** An answer's members as a task's result: dates are ISO 8601 texts (recorded), what is null is left out. */
    static JsonNode result(JsonNode answer) {
        if (answer.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            answer.forEach(element -> elements.add(result(element)));
            return elements;
        }
        if (!answer.isObject()) {
            return answer;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        answer.fields().forEachRemaining(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (!value.isNull()) {
                members.set(upperFirst(name), value(name, value));
            }
        });
        return members;
    }

    private static JsonNode value(String name, JsonNode value) {
        if (MAPS.contains(name)) {
            return value;
        }
        return value.isNumber() && isDate(name) ? date(value.decimalValue()) : result(value);
    }

    private static boolean isDate(String name) {
        return name.endsWith("Date") || name.equals("timestamp");
    }

    private static JsonNode date(BigDecimal seconds) {
        long milliseconds = seconds.movePointRight(DECIMALS_OF_MILLISECONDS).longValue();
        return JsonNodeFactory.instance.textNode(
                Instant.ofEpochMilli(milliseconds).toString());
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** The name with a capital first letter. */
    static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
