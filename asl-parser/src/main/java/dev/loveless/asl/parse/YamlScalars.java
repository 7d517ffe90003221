package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What a scalar of YAML is by the core schema (YAML 1.2, section 10.3). */
final class YamlScalars {
    private static final int LONGEST_NUMBER = 1000;
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private YamlScalars() {}

    /** The JSON value; empty for a number that JSON does not have. */
    static Optional<JsonNode> resolve(ScalarEvent scalar) {
        String text = scalar.getValue();
        boolean isText = !scalar.isPlain() || scalar.getTag().isPresent();
        if (isText || text.length() > LONGEST_NUMBER) {
            return Optional.of(new TextNode(text));
        }
        if (NULL.contains(text)) {
            return Optional.of(NullNode.instance);
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Optional.of(BooleanNode.valueOf(TRUE.contains(text)));
        }
        return number(text);
    }

    private static Optional<JsonNode> number(String text) {
        if (INTEGER.matcher(text).matches()) {
            return Optional.of(integer(new BigInteger(text)));
        }
        if (OCTAL.matcher(text).matches()) {
            return Optional.of(integer(new BigInteger(text.substring(2), 8)));
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(integer(new BigInteger(text.substring(2), 16)));
        }
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value)
                    ? Optional.empty()
                    : Optional.of(JsonNodeFactory.instance.numberNode(value));
        }
        return NO_NUMBER.matcher(text).matches() ? Optional.empty() : Optional.of(new TextNode(text));
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return JsonNodeFactory.instance.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE
                ? JsonNodeFactory.instance.numberNode(value.longValue())
                : JsonNodeFactory.instance.numberNode(value);
    }
}
