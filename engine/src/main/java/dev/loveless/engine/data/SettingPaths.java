package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.Expression;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;
import dev.loveless.asl.source.Location;

/** The fields ending in {@code Path} that give numbers; their texts are recorded. */
final class SettingPaths {
    private SettingPaths() {}

    /** A whole number, also one in a text (recorded for MaxConcurrencyPath). */
    static long integer(StateScope scope, Paths paths, Location location, Expression expression) {
        if (field(location).equals("SecondsPath")) {
            return seconds(scope, paths, path(expression));
        }
        JsonNode value = paths.select(path(expression));
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        try {
            return Long.parseLong(value.isTextual() ? value.textValue() : "");
        } catch (NumberFormatException e) {
            throw notA("integer", scope, location, expression, value);
        }
    }

    /** A number, also one in a text. */
    static double number(StateScope scope, Paths paths, Location location, Expression expression) {
        JsonNode value = paths.select(path(expression));
        if (value.isNumber()) {
            return value.doubleValue();
        }
        try {
            return Double.parseDouble(value.isTextual() ? value.textValue() : "");
        } catch (NumberFormatException e) {
            throw notA("float", scope, location, expression, value);
        }
    }

    private static long seconds(StateScope scope, Paths paths, PathExpression path) {
        if (!(paths.resolve(path) instanceof PathResult.Found found)
                || found.value().isNull()) {
            throw scope.runtimeFailure("The SecondsPath parameter does not reference an input value: " + path.text());
        }
        JsonNode value = found.value();
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw scope.runtimeFailure("The SecondsPath parameter cannot be parsed as a long value: " + path.text()
                    + " == " + value.asText(value.toString()));
        }
        if (value.longValue() < 0) {
            throw scope.runtimeFailure(
                    "The SecondsPath parameter references a negative value: " + path.text() + " == " + value);
        }
        return value.longValue();
    }

    private static StateFailure notA(
            String type, StateScope scope, Location location, Expression expression, JsonNode value) {
        String shown = value.isValueNode() ? value.asText() : value.toString();
        return scope.runtimeFailure("The " + field(location) + " field refers to value \"" + shown
                + "\" which is not a valid " + type + ": " + expression.text());
    }

    private static PathExpression path(Expression expression) {
        return ((Expression.Path) expression).path();
    }

    private static String field(Location location) {
        return location.memberName().orElse("");
    }
}
