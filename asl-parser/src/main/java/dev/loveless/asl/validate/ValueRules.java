package dev.loveless.asl.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.model.Rfc3339;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.math.BigInteger;
import java.util.List;

/** Rules for values of the JSON types, with the texts of AWS (measured). */
final class ValueRules {
    /** The largest number of seconds, attempts and items that most fields take. */
    static final long MAXIMUM = 99_999_999;

    private ValueRules() {}

    static ValueRule anything() {
        return (value, context) -> {};
    }

    static ValueRule string() {
        return (value, context) -> {
            if (!value.json().isTextual()) {
                expected("[STRING]", value, context);
            }
        };
    }

    static ValueRule nonEmptyString() {
        return (value, context) -> {
            string().check(value, context);
            if (value.json().isTextual() && value.json().textValue().isEmpty()) {
                refuseEmpty(value, context);
            }
        };
    }

    static ValueRule bool() {
        return (value, context) -> {
            if (!value.json().isBoolean()) {
                expected("[BOOLEAN]", value, context);
            }
        };
    }

    static ValueRule anyNumber() {
        return (value, context) -> {
            if (!value.json().isNumber()) {
                expected("[NUMBER]", value, context);
            }
        };
    }

    static ValueRule integer(long minimum, long maximum) {
        return (value, context) -> {
            JsonNode number = value.json();
            if (!number.isIntegralNumber()) {
                expected("Integer", value, context);
            } else if (number.bigIntegerValue().compareTo(BigInteger.valueOf(minimum)) < 0) {
                context.findings()
                        .schema(
                                value.location(),
                                "Minimum value is " + minimum,
                                "Write a number from " + minimum + " on.");
            } else if (number.bigIntegerValue().compareTo(BigInteger.valueOf(maximum)) > 0) {
                context.findings()
                        .schema(value.location(), "Maximum value is " + maximum, "Write " + maximum + " or less.");
            }
        };
    }

    static ValueRule decimal(double minimum, double maximum) {
        return (value, context) -> {
            JsonNode number = value.json();
            if (!number.isNumber()) {
                expected("Float", value, context);
            } else if (number.doubleValue() < minimum) {
                context.findings()
                        .schema(
                                value.location(),
                                "Minimum value is " + minimum,
                                "Write a number from " + minimum + " on.");
            } else if (number.doubleValue() > maximum) {
                context.findings()
                        .schema(value.location(), "Maximum value is " + maximum, "Write " + maximum + " or less.");
            }
        };
    }

    static ValueRule oneOf(String... values) {
        List<String> allowed = List.of(values);
        return (value, context) -> {
            if (!value.json().isTextual()) {
                expected("[STRING]", value, context);
            } else if (!allowed.contains(value.json().textValue())) {
                context.findings()
                        .schema(
                                value.location(),
                                "Value should be one of the following: " + allowed,
                                Suggestion.closest(value.json().textValue(), allowed)
                                        .map(name -> "Did you mean '" + name + "'?")
                                        .orElse("Use one of them, in this spelling."));
            }
        };
    }

    static ValueRule timestamp() {
        return (value, context) -> {
            if (!value.json().isTextual()) {
                expected("[STRING]", value, context);
            } else if (Rfc3339.parse(value.json().textValue()).isEmpty()) {
                context.findings()
                        .schema(
                                value.location(),
                                "String does not match RFC3339 timestamp",
                                "Write it like 2026-03-14T01:59:00Z or 2026-03-14T01:59:00+01:00.");
            }
        };
    }

    /** An array, each of its elements by the rule. */
    static ValueRule arrayOf(ValueRule element) {
        return (value, context) -> {
            if (value instanceof SourceArray array) {
                array.elements().forEach(it -> element.check(it, context));
            } else {
                expected("[ARRAY]", value, context);
            }
        };
    }

    static ValueRule nonEmptyArrayOf(ValueRule element) {
        return arrayOf(element).and((value, context) -> {
            if (value instanceof SourceArray array && array.elements().isEmpty()) {
                refuseEmpty(value, context);
            }
        });
    }

    static ValueRule nonEmptyObject() {
        return (value, context) -> {
            if (!(value instanceof SourceObject object)) {
                expected("[OBJECT]", value, context);
            } else if (object.members().isEmpty()) {
                refuseEmpty(value, context);
            }
        };
    }

    /** Reports that the value is not of the type it should be of. */
    static void expected(String type, SourceNode value, StateContext context) {
        context.findings().schema(value.location(), "Expected value of type " + type, Remedies.forType(type));
    }

    private static void refuseEmpty(SourceNode value, StateContext context) {
        context.findings().schema(value.location(), "Value cannot be empty", "Put something in, or remove the field.");
    }
}
