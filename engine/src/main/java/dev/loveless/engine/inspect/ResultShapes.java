package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What services answer, as a table: {@code result-shapes.json}. A shape is the name of a type, or an object with its
 * {@code type} and limits, or {@code {"shape": …}}, the name of an object's shape with its {@code members} and those
 * {@code required}. Actions that are not in the table are not checked.
 */
final class ResultShapes {
    private static final ResultShapes TABLE = read();

    private final JsonNode actions;
    private final JsonNode shapes;

    private ResultShapes(JsonNode table) {
        this.actions = table.path("actions");
        this.shapes = table.path("shapes");
    }

    private static ResultShapes read() {
        try (InputStream file = ResultShapes.class.getResourceAsStream("result-shapes.json")) {
            return new ResultShapes(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the result cannot be the answer of a call. */
    static Optional<String> fault(ServiceCall call, JsonNode result, FieldValidationMode mode) {
        String action = (call.awsSdk() ? "aws-sdk:" : "") + call.service() + ":" + call.action()
                + call.pattern().suffix();
        JsonNode shape = TABLE.actions.path(action);
        if (mode == FieldValidationMode.NONE || shape.isMissingNode()) {
            return Optional.empty();
        }
        if (!result.isObject()) {
            // The text is that of a Map's result, and so inferred.
            return Optional.of("Mocked result must be a JSON object.");
        }
        return TABLE.object(shape.textValue(), result, mode)
                .map(fault -> "Mock result schema validation error: " + fault);
    }

    private Optional<String> object(String name, JsonNode object, FieldValidationMode mode) {
        JsonNode shape = shapes.path(name);
        if (mode == FieldValidationMode.STRICT) {
            for (JsonNode required : shape.path("required")) {
                if (!object.hasNonNull(required.textValue())) {
                    return Optional.of("Required field '" + required.textValue() + "' is missing");
                }
            }
        }
        return shape.path("members").properties().stream()
                .filter(member -> object.hasNonNull(member.getKey()))
                .map(member -> value(member.getKey(), member.getValue(), object.get(member.getKey()), mode))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param field the name of the member that the value is of, or is in */
    private Optional<String> value(String field, JsonNode shape, JsonNode value, FieldValidationMode mode) {
        if (shape.has("shape")) {
            return value.isObject()
                    ? object(shape.path("shape").textValue(), value, mode)
                    : fault(field, "must be an object");
        }
        String type = shape.isTextual() ? shape.textValue() : shape.path("type").textValue();
        return switch (type) {
            case "string" ->
                value.isTextual() ? text(field, shape, value.textValue()) : fault(field, "must be a string");
            case "number" -> value.isNumber() ? number(field, shape, value) : fault(field, "must be a number");
            case "boolean" -> value.isBoolean() ? Optional.empty() : fault(field, "must be a boolean");
            case "array" -> value.isArray() ? array(field, shape, value, mode) : fault(field, "must be an array");
            case "object" -> value.isObject() ? map(shape, value, mode) : fault(field, "must be an object");
            default -> Optional.empty();
        };
    }

    private static Optional<String> fault(String field, String words) {
        return Optional.of("Field '" + field + "' " + words);
    }

    private static Optional<String> text(String field, JsonNode shape, String text) {
        if (shape.has("enum")) {
            for (JsonNode allowed : shape.path("enum")) {
                if (allowed.textValue().equals(text)) {
                    return Optional.empty();
                }
            }
            return fault(field, "is not an expected value");
        }
        return length(field, shape, text.codePointCount(0, text.length()));
    }

    /** The text for what is too long is inferred. */
    private static Optional<String> length(String field, JsonNode shape, long length) {
        if (length < shape.path("minLength").asLong(0)) {
            return fault(field, "is smaller than the minimum length");
        }
        return length > shape.path("maxLength").asLong(Long.MAX_VALUE)
                ? fault(field, "exceeds the maximum length")
                : Optional.empty();
    }

    private static Optional<String> number(String field, JsonNode shape, JsonNode number) {
        if (shape.has("minimum") && number.doubleValue() < shape.path("minimum").doubleValue()) {
            return fault(field, "is less than the minimum value");
        }
        return shape.has("maximum")
                        && number.doubleValue() > shape.path("maximum").doubleValue()
                ? fault(field, "exceeds the maximum value")
                : Optional.empty();
    }

    private Optional<String> array(String field, JsonNode shape, JsonNode array, FieldValidationMode mode) {
        for (JsonNode element : array) {
            Optional<String> fault = value(field, shape.path("items"), element, mode);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return length(field, shape, array.size());
    }

    private Optional<String> map(JsonNode shape, JsonNode map, FieldValidationMode mode) {
        return map.properties().stream()
                .map(member -> value(member.getKey(), shape.path("values"), member.getValue(), mode))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
