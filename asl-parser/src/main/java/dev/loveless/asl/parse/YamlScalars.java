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
    private static final String QUOTE_IT = "Quote it to make it a text.";
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private YamlScalars() {}

    /** What a scalar turned out to be. */
    sealed interface Resolved {}

    /** A value of JSON. */
    record Value(JsonNode json) implements Resolved {}

    /** Nothing that JSON has; what to say about it. */
    record NoValue(String problem, String remedy) implements Resolved {}

    static Resolved resolve(ScalarEvent scalar) {
        String text = scalar.getValue();
        Optional<String> tag = scalar.getTag();
        if (tag.isPresent()) {
            return tagged(YamlTags.shown(tag.get()), text);
        }
        return scalar.isPlain() ? plain(text) : new Value(new TextNode(text));
    }

    /** The tag decides, whatever the text would be without. */
    private static Resolved tagged(String tag, String text) {
        Optional<Resolved> value = switch (tag) {
            case "!!null" -> NULL.contains(text) ? Optional.of(plain(text)) : Optional.empty();
            case "!!bool" -> isBoolean(text) ? Optional.of(plain(text)) : Optional.empty();
            case "!!int" -> isInteger(text) ? number(text) : Optional.empty();
            case "!!float" -> number(text).map(YamlScalars::asDecimal);
            default -> Optional.of(new Value(new TextNode(text)));
        };
        return value.orElseGet(
                () -> new NoValue("'" + text + "' is no " + tag, "Leave the tag out, or write a " + tag + "."));
    }

    private static Resolved asDecimal(Resolved number) {
        return number instanceof Value value ? decimal(value.json().asText()) : number;
    }

    private static Resolved plain(String text) {
        if (NULL.contains(text)) {
            return new Value(NullNode.instance);
        }
        if (isBoolean(text)) {
            return new Value(BooleanNode.valueOf(TRUE.contains(text)));
        }
        return number(text).orElseGet(() -> new Value(new TextNode(text)));
    }

    private static boolean isBoolean(String text) {
        return TRUE.contains(text) || FALSE.contains(text);
    }

    private static boolean isInteger(String text) {
        return matches(INTEGER, text) || matches(OCTAL, text) || matches(HEXADECIMAL, text);
    }

    /** Empty for what is no number. */
    private static Optional<Resolved> number(String text) {
        boolean isInteger = isInteger(text);
        if (!isInteger && !matches(DECIMAL, text) && !matches(NO_NUMBER, text)) {
            return Optional.empty();
        }
        if (text.length() > TreeBuilder.LONGEST_NUMBER) {
            return Optional.of(new NoValue(TreeBuilder.tooLongNumber(text.length()), QUOTE_IT));
        }
        return Optional.of(isInteger ? new Value(integer(text)) : decimal(text));
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    private static JsonNode integer(String text) {
        if (matches(OCTAL, text)) {
            return integer(new BigInteger(text.substring(2), 8));
        }
        return integer(matches(HEXADECIMAL, text) ? new BigInteger(text.substring(2), 16) : new BigInteger(text));
    }

    private static Resolved decimal(String text) {
        double value = matches(DECIMAL, text) ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(value)
                ? new Value(JsonNodeFactory.instance.numberNode(value))
                : new NoValue("JSON has no number like " + text, QUOTE_IT);
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
