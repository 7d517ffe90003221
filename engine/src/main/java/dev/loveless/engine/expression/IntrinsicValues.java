package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The evaluated arguments of an intrinsic function; each accessor is empty where the argument is of another type.
 *
 * @param values as many as the function takes
 */
record IntrinsicValues(List<JsonNode> values) {
    IntrinsicValues {
        values = List.copyOf(values);
    }

    int count() {
        return values.size();
    }

    JsonNode value(int index) {
        return values.get(index);
    }

    Optional<String> text(int index) {
        return Optional.ofNullable(value(index).textValue());
    }

    Optional<ArrayNode> array(int index) {
        return value(index) instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
    }

    Optional<ObjectNode> object(int index) {
        return value(index) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /** A number in the range of int, without its fraction. */
    OptionalInt integer(int index) {
        return inRange(value(index), value(index).doubleValue());
    }

    /** A number in the range of int, rounded; halves upwards (recorded). */
    OptionalInt rounded(int index) {
        return inRange(value(index), Math.floor(value(index).doubleValue() + 0.5));
    }

    private static OptionalInt inRange(JsonNode value, double number) {
        boolean fits = value.isNumber() && number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
        return fits ? OptionalInt.of((int) number) : OptionalInt.empty();
    }
}
