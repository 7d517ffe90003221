package dev.loveless.docker.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Members as state machines have them, with a capital first letter at every level, and as the service has them. Keys of
 * maps are people's own (documented).
 *
 * @param awsSdk whether it is for an {@code aws-sdk} integration
 */
record ServiceMembers(AwsService service, boolean awsSdk) {
    /** What ECS and Batch have in maps. */
    private static final Set<String> MAPS = Set.of(
            "annotations",
            "dockerLabels",
            "driverOpts",
            "labels",
            "limits",
            "options",
            "parameters",
            "requests",
            "tags");

    /** Numbers named so are dates, in seconds, but for the one that is none. */
    private static final Pattern DATE = Pattern.compile("(?!ExecutionTime).*(At|On|Time|Date|Timestamp)");

    private static final int DECIMALS_OF_MILLISECONDS = 3;

    /** A task's parameters as the service takes them; what is null is left out (documented). */
    ObjectNode request(ObjectNode parameters) {
        return (ObjectNode) toService(parameters);
    }

    private JsonNode toService(JsonNode value) {
        if (value.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> elements.add(toService(element)));
            return elements;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> {
            String name = nameOfService(member.getKey());
            if (service.jsonTexts().contains(name)) {
                jsonText(members, name, member.getValue());
            } else if (!member.getValue().isNull()) {
                members.set(name, isMap(name, member.getValue()) ? member.getValue() : toService(member.getValue()));
            }
        });
        return members;
    }

    private static void jsonText(ObjectNode members, String name, JsonNode value) {
        if (value.isTextual()) {
            members.set(name, value);
        } else if (!value.isNull()) {
            members.put(name, JsonData.of(value).text());
        }
    }

    private String nameOfService(String name) {
        if (!service.hasSmallMembers() || name.isEmpty()) {
            return name;
        }
        // Java's spelling of it.
        return name.equals("EnableEcsManagedTags")
                ? "enableECSManagedTags"
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private boolean isMap(String name, JsonNode value) {
        return service.hasSmallMembers() && value.isObject() && MAPS.contains(name);
    }

    /**
     * A service's answer as a task's result. Dates are milliseconds in optimized integrations and texts in others
     * (recorded).
     */
    ObjectNode result(ObjectNode answer) {
        return (ObjectNode) toState("", answer);
    }

    private JsonNode toState(String name, JsonNode value) {
        if (value.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> elements.add(toState(name, element)));
            return elements;
        }
        if (value.isNumber()) {
            return service.hasDates() && DATE.matcher(name).matches() ? date(value.decimalValue()) : value;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> {
            String stateName = service.hasSmallMembers() ? upperFirst(member.getKey()) : member.getKey();
            if (!member.getValue().isNull()) {
                members.set(
                        stateName,
                        isMap(member.getKey(), member.getValue())
                                ? member.getValue()
                                : toState(stateName, member.getValue()));
            }
        });
        return members;
    }

    private JsonNode date(BigDecimal seconds) {
        long milliseconds = seconds.movePointRight(DECIMALS_OF_MILLISECONDS).longValue();
        return awsSdk
                ? JsonNodeFactory.instance.textNode(
                        Instant.ofEpochMilli(milliseconds).toString())
                : JsonNodeFactory.instance.numberNode(milliseconds);
    }

    /** The name with a capital first letter. */
    static String upperFirst(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
