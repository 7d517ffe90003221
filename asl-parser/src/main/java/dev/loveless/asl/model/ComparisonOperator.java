package dev.loveless.asl.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operators of a Choice rule in a JSONPath state. */
public enum ComparisonOperator {
    STRING_EQUALS("StringEquals", OperandKind.STRING, false),
    STRING_EQUALS_PATH("StringEqualsPath", OperandKind.STRING, true),
    STRING_LESS_THAN("StringLessThan", OperandKind.STRING, false),
    STRING_LESS_THAN_PATH("StringLessThanPath", OperandKind.STRING, true),
    STRING_GREATER_THAN("StringGreaterThan", OperandKind.STRING, false),
    STRING_GREATER_THAN_PATH("StringGreaterThanPath", OperandKind.STRING, true),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", OperandKind.STRING, false),
    STRING_LESS_THAN_EQUALS_PATH("StringLessThanEqualsPath", OperandKind.STRING, true),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", OperandKind.STRING, false),
    STRING_GREATER_THAN_EQUALS_PATH("StringGreaterThanEqualsPath", OperandKind.STRING, true),
    STRING_MATCHES("StringMatches", OperandKind.STRING, false),
    NUMERIC_EQUALS("NumericEquals", OperandKind.NUMBER, false),
    NUMERIC_EQUALS_PATH("NumericEqualsPath", OperandKind.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", OperandKind.NUMBER, false),
    NUMERIC_LESS_THAN_PATH("NumericLessThanPath", OperandKind.NUMBER, true),
    NUMERIC_GREATER_THAN("NumericGreaterThan", OperandKind.NUMBER, false),
    NUMERIC_GREATER_THAN_PATH("NumericGreaterThanPath", OperandKind.NUMBER, true),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", OperandKind.NUMBER, false),
    NUMERIC_LESS_THAN_EQUALS_PATH("NumericLessThanEqualsPath", OperandKind.NUMBER, true),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", OperandKind.NUMBER, false),
    NUMERIC_GREATER_THAN_EQUALS_PATH("NumericGreaterThanEqualsPath", OperandKind.NUMBER, true),
    BOOLEAN_EQUALS("BooleanEquals", OperandKind.BOOLEAN, false),
    BOOLEAN_EQUALS_PATH("BooleanEqualsPath", OperandKind.BOOLEAN, true),
    TIMESTAMP_EQUALS("TimestampEquals", OperandKind.TIMESTAMP, false),
    TIMESTAMP_EQUALS_PATH("TimestampEqualsPath", OperandKind.TIMESTAMP, true),
    TIMESTAMP_LESS_THAN("TimestampLessThan", OperandKind.TIMESTAMP, false),
    TIMESTAMP_LESS_THAN_PATH("TimestampLessThanPath", OperandKind.TIMESTAMP, true),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", OperandKind.TIMESTAMP, false),
    TIMESTAMP_GREATER_THAN_PATH("TimestampGreaterThanPath", OperandKind.TIMESTAMP, true),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", OperandKind.TIMESTAMP, false),
    TIMESTAMP_LESS_THAN_EQUALS_PATH("TimestampLessThanEqualsPath", OperandKind.TIMESTAMP, true),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", OperandKind.TIMESTAMP, false),
    TIMESTAMP_GREATER_THAN_EQUALS_PATH("TimestampGreaterThanEqualsPath", OperandKind.TIMESTAMP, true),
    IS_NULL("IsNull", OperandKind.BOOLEAN, false),
    IS_PRESENT("IsPresent", OperandKind.BOOLEAN, false),
    IS_NUMERIC("IsNumeric", OperandKind.BOOLEAN, false),
    IS_STRING("IsString", OperandKind.BOOLEAN, false),
    IS_BOOLEAN("IsBoolean", OperandKind.BOOLEAN, false),
    IS_TIMESTAMP("IsTimestamp", OperandKind.BOOLEAN, false);

    /** What the operand has to be, written in the definition or found by its path. */
    public enum OperandKind {
        STRING,
        NUMBER,
        BOOLEAN,
        TIMESTAMP
    }

    private static final Map<String, ComparisonOperator> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ComparisonOperator::fieldName, Function.identity()));

    private final String fieldName;
    private final OperandKind operandKind;
    private final boolean operandIsPath;

    ComparisonOperator(String fieldName, OperandKind operandKind, boolean operandIsPath) {
        this.fieldName = fieldName;
        this.operandKind = operandKind;
        this.operandIsPath = operandIsPath;
    }

    /** The operator of that name, e.g. {@code StringEquals}. */
    public static Optional<ComparisonOperator> named(String fieldName) {
        return Optional.ofNullable(BY_NAME.get(fieldName));
    }

    public String fieldName() {
        return fieldName;
    }

    public OperandKind operandKind() {
        return operandKind;
    }

    /** Whether the operand is a path to the value to compare with, rather than the value. */
    public boolean operandIsPath() {
        return operandIsPath;
    }
}
