package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.loveless.asl.model.Expression;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.query.JsonataBindings;
import dev.loveless.asl.query.JsonataExpression;
import dev.loveless.asl.query.JsonataLimits;
import dev.loveless.asl.query.JsonataResult;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.Location;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Evaluates the fields of a JSONata state.
 *
 * @param result {@code $states.result}, where it can be read
 * @param errorOutput {@code $states.errorOutput}, where it can be read
 */
record JsonataFields(StateScope scope, Optional<JsonNode> result, Optional<JsonNode> errorOutput)
        implements JsonataBindings {

    static JsonataFields of(StateScope scope) {
        return new JsonataFields(scope, Optional.empty(), Optional.empty());
    }

    JsonNode fill(Template template) {
        return Templates.fill(template, computed -> evaluate(computed.location(), jsonata(computed.expression())));
    }

    JsonNode evaluate(Location location, JsonataExpression expression) {
        JsonataResult evaluated = expression.evaluate(this, JsonataLimits.AWS);
        if (evaluated instanceof JsonataResult.Value value) {
            return value.value();
        }
        if (evaluated instanceof JsonataResult.Undefined) {
            throw failure(location, expression.expression(), " returned nothing (undefined).");
        }
        if (evaluated instanceof JsonataResult.Unsupported) {
            throw failure(location, expression.expression(), " returned an unsupported result type.");
        }
        throw failure(location, expression.expression(), ((JsonataResult.Failed) evaluated).ending());
    }

    /** What a field gave has not the type that the field asks for. */
    StateFailure unexpected(Location location, String expression, String expected, JsonNode value) {
        return failure(
                location,
                expression,
                " returned an unexpected result type. Expected '" + expected + "', but was '" + typeOf(value)
                        + "' for value: " + value);
    }

    /** A fault of a field, with the field's place in the state. */
    StateFailure failure(Location location, String cause) {
        return scope.failure(Failure.evaluation(cause, Optional.of(field(location))));
    }

    private StateFailure failure(Location location, String expression, String ending) {
        return failure(
                location,
                "The JSONata expression '" + expression + "' specified for the field '" + field(location) + "'"
                        + ending);
    }

    static JsonataExpression jsonata(Expression expression) {
        return ((Expression.Jsonata) expression).expression();
    }

    private static String typeOf(JsonNode value) {
        return value.getNodeType() == JsonNodeType.NULL
                ? "null"
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** The way from the state to the field: {@code Catch[0]/Output/v}. */
    private String field(Location location) {
        String path = location.aslPath();
        String state = "/" + scope.stateName() + "/";
        int start = path.lastIndexOf("/States" + state);
        return start < 0 ? path.substring(1) : path.substring(start + "/States".length() + state.length());
    }

    @Override
    public Optional<JsonNode> states(StatesMember member) {
        return switch (member) {
            case INPUT -> Optional.of(scope.input().tree());
            case CONTEXT -> Optional.of(scope.context().get());
            case RESULT -> result;
            case ERROR_OUTPUT -> errorOutput;
        };
    }

    @Override
    public Optional<JsonNode> variable(String name) {
        return scope.variables().apply(name);
    }

    @Override
    public long epochMillis() {
        return scope.epochMillis();
    }

    @Override
    public RandomGenerator random() {
        return scope.random();
    }
}
