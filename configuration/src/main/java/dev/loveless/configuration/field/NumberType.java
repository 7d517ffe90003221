package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * A number within limits.
 *
 * @param <T> what it is in Java
 */
public final class NumberType<T extends Number> implements ValueType<T> {
    private final boolean isWhole;
    private final BigDecimal least;
    private final BigDecimal most;
    private final Function<JsonNode, T> value;

    private NumberType(boolean isWhole, BigDecimal least, BigDecimal most, Function<JsonNode, T> value) {
        this.isWhole = isWhole;
        this.least = least;
        this.most = most;
        this.value = value;
    }

    public static NumberType<Integer> whole(int least, int most) {
        return new NumberType<>(true, BigDecimal.valueOf(least), BigDecimal.valueOf(most), JsonNode::intValue);
    }

    /** Any whole number of 64 bits. */
    public static NumberType<Long> wholeLong() {
        return new NumberType<>(
                true, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE), JsonNode::longValue);
    }

    public static NumberType<Double> decimal(double least, double most) {
        return new NumberType<>(false, BigDecimal.valueOf(least), BigDecimal.valueOf(most), JsonNode::doubleValue);
    }

    @Override
    public Optional<T> read(SourceMember written, Reading reading) {
        JsonNode json = written.value().json();
        if (json.isNumber() && (json.isIntegralNumber() || !isWhole) && isWithin(json.decimalValue())) {
            return Optional.of(value.apply(json));
        }
        boolean isQuoted = json.isTextual() && json.textValue().matches("-?[0-9]{1,20}([.][0-9]{1,20})?");
        reading.refuseValue(written, "a " + words(), isQuoted ? "Leave the quotes out." : "Write a " + words() + ".");
        return Optional.empty();
    }

    private boolean isWithin(BigDecimal number) {
        return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", isWhole ? "integer" : "number");
        return isUnlimited() ? schema : schema.put("minimum", plain(least)).put("maximum", plain(most));
    }

    /** 1 rather than 1.0. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private boolean isUnlimited() {
        return most.equals(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    @Override
    public String words() {
        String kind = isWhole ? "whole number" : "number";
        return isUnlimited()
                ? kind
                : kind + " from " + plain(least).toPlainString() + " to "
                        + plain(most).toPlainString();
    }
}
