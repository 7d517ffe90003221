package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.ChoiceTest;
import dev.loveless.asl.model.ComparisonOperator;
import dev.loveless.asl.model.Rfc3339;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;
import dev.loveless.asl.query.JsonataExpression;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Tells which Choice rules hold. A fault is thrown as {@link StateFailure}. */
public final class ChoiceTests {
    private final StateScope scope;
    private final StateData data;

    public ChoiceTests(StateScope scope, StateData data) {
        this.scope = scope;
        this.data = data;
    }

    /** Whether the test holds; And and Or stop early. */
    public boolean holds(ChoiceTest test) {
        if (test instanceof ChoiceTest.And and) {
            return and.tests().stream().allMatch(this::holds);
        }
        if (test instanceof ChoiceTest.Or or) {
            return or.tests().stream().anyMatch(this::holds);
        }
        if (test instanceof ChoiceTest.Not not) {
            return !holds(not.test());
        }
        if (test instanceof ChoiceTest.Condition condition) {
            return holds(condition.condition());
        }
        return holds((ChoiceTest.Comparison) test);
    }

    private boolean holds(Setting<Boolean> condition) {
        return condition.fold(value -> value, expression -> {
            JsonataFields fields = JsonataFields.of(scope);
            JsonataExpression jsonata = JsonataFields.jsonata(expression);
            JsonNode value = fields.evaluate(condition.location(), jsonata);
            if (!value.isBoolean()) {
                throw fields.unexpected(condition.location(), jsonata.expression(), "boolean", value);
            }
            return value.booleanValue();
        });
    }

    private boolean holds(ChoiceTest.Comparison comparison) {
        Paths paths = ((JsonPathData) data).paths();
        PathResult variable = paths.resolve(comparison.variable());
        if (comparison.operator() == ComparisonOperator.IS_PRESENT) {
            return variable instanceof PathResult.Found
                    == operand(paths, comparison).booleanValue();
        }
        if (comparison.variable().text().equals("$")
                && data.effectiveInput().tree().isNull()) {
            // Recorded, for whatever operator.
            throw scope.runtimeFailure("Unable to apply Path transformation to null or empty input.");
        }
        return new Comparison(comparison.operator(), operand(paths, comparison))
                .holds(value(variable, comparison.variable()));
    }

    private JsonNode operand(Paths paths, ChoiceTest.Comparison comparison) {
        return comparison.operand() instanceof ChoiceTest.Operand.Path path
                ? value(paths.resolve(path.path()), path.path())
                : ((ChoiceTest.Operand.Value) comparison.operand()).value();
    }

    private JsonNode value(PathResult result, PathExpression path) {
        if (result instanceof PathResult.Found found) {
            return found.value();
        }
        throw scope.runtimeFailure(
                "Invalid path '" + path.text() + "': The choice state's condition path references an invalid value.");
    }

    /** One operator with its operand; values of another type than the operator's do not compare (documented). */
    private record Comparison(ComparisonOperator operator, JsonNode operand) {
        boolean holds(JsonNode value) {
            return switch (operator) {
                case IS_NULL -> value.isNull() == operand.booleanValue();
                case IS_PRESENT -> operand.booleanValue();
                case IS_NUMERIC -> value.isNumber() == operand.booleanValue();
                case IS_STRING -> value.isTextual() == operand.booleanValue();
                case IS_BOOLEAN -> value.isBoolean() == operand.booleanValue();
                case IS_TIMESTAMP -> timestamp(value).isPresent() == operand.booleanValue();
                case STRING_MATCHES ->
                    value.isTextual() && StringMatches.matches(operand.textValue(), value.textValue());
                default -> compare(value).filter(this::isAsked).isPresent();
            };
        }

        private Optional<Integer> compare(JsonNode value) {
            return switch (operator.operandKind()) {
                case STRING ->
                    value.isTextual() && operand.isTextual()
                            ? Optional.of(value.textValue().compareTo(operand.textValue()))
                            : Optional.empty();
                case NUMBER ->
                    value.isNumber() && operand.isNumber() ? Optional.of(numbers(value, operand)) : Optional.empty();
                case BOOLEAN ->
                    value.isBoolean() && operand.isBoolean()
                            ? Optional.of(Boolean.compare(value.booleanValue(), operand.booleanValue()))
                            : Optional.empty();
                case TIMESTAMP ->
                    timestamp(value).flatMap(one -> timestamp(operand).map(one::compareTo));
            };
        }

        private static int numbers(JsonNode one, JsonNode other) {
            double difference = one.doubleValue() - other.doubleValue();
            return difference < 0 ? -1 : difference > 0 ? 1 : 0;
        }

        private boolean isAsked(int order) {
            String name = operator.fieldName().replace("Path", "");
            if (name.endsWith("LessThanEquals")) {
                return order <= 0;
            }
            if (name.endsWith("GreaterThanEquals")) {
                return order >= 0;
            }
            if (name.endsWith("LessThan")) {
                return order < 0;
            }
            return name.endsWith("GreaterThan") ? order > 0 : order == 0;
        }

        private static Optional<Instant> timestamp(JsonNode value) {
            return value.isTextual()
                    ? Rfc3339.parse(value.textValue()).map(OffsetDateTime::toInstant)
                    : Optional.empty();
        }
    }
}
