package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Parser.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said of errors: the reference implementation's texts, which are AWS's (recorded, measured), where the library
 * has others or forgets what they need.
 */
final class JsonataErrors {
    private static final Pattern INSERT = Pattern.compile("\\{(\\w+)(!?)}");

    /** By code; {@code {name}} stands for a value as JSON, {@code {name!}} for a text as it is. */
    private static final Map<String, String> TEXTS = new HashMap<>();

    static {
        TEXTS.put("T0410", "Argument {index} of function {token} does not match function signature");
        TEXTS.put("T0411", "Context value is not a compatible type with argument {index} of function {token}");
        TEXTS.put("T0412", "Argument {index} of function {token} must be an array of {type}");
        TEXTS.put("D1001", "Number out of range: {value}");
        TEXTS.put("D1002", "Cannot negate a non-numeric value: {value}");
        TEXTS.put("T1003", "Key in object structure must evaluate to a string; got: {value}");
        TEXTS.put("D1004", "Regular expression matches zero length string");
        TEXTS.put("T1005", "Attempted to invoke a non-function. Did you mean ${token!}?");
        TEXTS.put("T1006", "Attempted to invoke a non-function");
        TEXTS.put("T1007", "Attempted to partially apply a non-function. Did you mean ${token!}?");
        TEXTS.put("T1008", "Attempted to partially apply a non-function");
        TEXTS.put("D1009", "Multiple key definitions evaluate to same key: {value}");
        TEXTS.put(
                "T1010",
                "The matcher function argument passed to function {token} does not return the correct object"
                        + " structure");
        TEXTS.put("T2001", "The left side of the {token} operator must evaluate to a number");
        TEXTS.put("T2002", "The right side of the {token} operator must evaluate to a number");
        TEXTS.put("T2003", "The left side of the range operator (..) must evaluate to an integer");
        TEXTS.put("T2004", "The right side of the range operator (..) must evaluate to an integer");
        TEXTS.put("T2006", "The right side of the function application operator ~> must be a function");
        TEXTS.put("T2007", "Type mismatch when comparing values {value} and {value2} in order-by clause");
        TEXTS.put("T2008", "The expressions within an order-by clause must evaluate to numeric or string values");
        TEXTS.put(
                "T2009",
                "The values {value} and {value2} either side of operator {token} must be of the same data type");
        TEXTS.put("T2010", "The expressions either side of operator {token} must evaluate to numeric or string values");
        TEXTS.put("T2011", "The insert/update clause of the transform expression must evaluate to an object: {value}");
        TEXTS.put(
                "T2012",
                "The delete clause of the transform expression must evaluate to a string or array of strings:"
                        + " {value}");
        TEXTS.put("D3001", "Attempting to invoke string function on Infinity or NaN");
        TEXTS.put("D3010", "Second argument of replace function cannot be an empty string");
        TEXTS.put("D3011", "Fourth argument of replace function must evaluate to a positive number");
        TEXTS.put("D3012", "Attempted to replace a matched string with a non-string value");
        TEXTS.put("D3020", "Third argument of split function must evaluate to a positive number");
        TEXTS.put("D3030", "Unable to cast value to a number: {value}");
        TEXTS.put("D3040", "Third argument of match function must evaluate to a positive number");
        TEXTS.put("D3050", "The second argument of reduce function must be a function with at least two arguments");
        TEXTS.put("D3060", "The sqrt function cannot be applied to a negative number: {value}");
        TEXTS.put(
                "D3061",
                "The power function has resulted in a value that cannot be represented as a JSON number:"
                        + " base={value}, exponent={value2}");
        TEXTS.put(
                "D3070",
                "The single argument form of the sort function can only be applied to an array of strings or an"
                        + " array of numbers.  Use the second argument to specify a comparison function");
        TEXTS.put("D3080", "The picture string must only contain a maximum of two sub-pictures");
        TEXTS.put(
                "D3081",
                "The sub-picture must not contain more than one instance of the 'decimal-separator' character");
        TEXTS.put("D3082", "The sub-picture must not contain more than one instance of the 'percent' character");
        TEXTS.put("D3083", "The sub-picture must not contain more than one instance of the 'per-mille' character");
        TEXTS.put("D3084", "The sub-picture must not contain both a 'percent' and a 'per-mille' character");
        TEXTS.put(
                "D3085",
                "The mantissa part of a sub-picture must contain at least one character that is either an 'optional"
                        + " digit character' or a member of the 'decimal digit family'");
        TEXTS.put(
                "D3086",
                "The sub-picture must not contain a passive character that is preceded by an active character and"
                        + " that is followed by another active character");
        TEXTS.put(
                "D3087",
                "The sub-picture must not contain a 'grouping-separator' character that appears adjacent to a"
                        + " 'decimal-separator' character");
        TEXTS.put("D3088", "The sub-picture must not contain a 'grouping-separator' at the end of the integer part");
        TEXTS.put(
                "D3089",
                "The sub-picture must not contain two adjacent instances of the 'grouping-separator' character");
        TEXTS.put(
                "D3090",
                "The integer part of the sub-picture must not contain a member of the 'decimal digit family' that is"
                        + " followed by an instance of the 'optional digit character'");
        TEXTS.put(
                "D3091",
                "The fractional part of the sub-picture must not contain an instance of the 'optional digit"
                        + " character' that is followed by a member of the 'decimal digit family'");
        TEXTS.put(
                "D3092",
                "A sub-picture that contains a 'percent' or 'per-mille' character must not contain a character"
                        + " treated as an 'exponent-separator'");
        TEXTS.put(
                "D3093",
                "The exponent part of the sub-picture must comprise only of one or more characters that are members"
                        + " of the 'decimal digit family'");
        TEXTS.put("D3100", "The radix of the formatBase function must be between 2 and 36.  It was given {value}");
        TEXTS.put(
                "D3110",
                "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given {value}");
        TEXTS.put("D3137", "{value!}");
        TEXTS.put("D3138", "The $single() function expected exactly 1 matching result.  Instead it matched more.");
        TEXTS.put("D3139", "The $single() function expected exactly 1 matching result.  Instead it matched 0.");
        TEXTS.put("D3140", "Malformed URL passed to ${function!}(): {value}");
        TEXTS.put("D3141", "{value!}");
    }

    private JsonataErrors() {}

    /**
     * Code and text of an error; empty if it has no code.
     *
     * @param innermost the node in whose evaluation it arose
     */
    static Optional<String> describe(Throwable thrown, Optional<Symbol> innermost) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JException coded) {
                return describe(coded, innermost.map(JsonataSyntax::ofNode));
            }
        }
        return DateTimeErrors.describe(thrown);
    }

    private static Optional<String> describe(JException error, Optional<JsonataSyntax> innermost) {
        String code = codeOf(error, innermost);
        Map<String, @Nullable Object> inserts = inserts(code, error.getCurrent(), error.getExpected());
        String function = innermost.map(JsonataSyntax::calledFunction).orElse("");
        inserts.put("function", function);
        if (code.equals("T1005")) {
            inserts.put("token", innermost.map(JsonataSyntax::plainCallee).orElse(""));
        }
        if (code.startsWith("T04") || code.equals("T1010")) {
            inserts.put("token", function);
        } else if (code.equals("T2009")) {
            inserts.put("token", innermost.map(node -> node.text("value")).orElse(""));
        }
        if (error instanceof DescribedError described) {
            inserts.putAll(described.inserts());
        }
        return Optional.ofNullable(TEXTS.get(code)).map(text -> code + ": " + filled(text, inserts));
    }

    /** The library does not notice that only the {@code $} of a function's name was forgotten. */
    private static String codeOf(JException error, Optional<JsonataSyntax> innermost) {
        boolean forgotten = error.getError().equals("T1006")
                && innermost
                        .map(JsonataSyntax::plainCallee)
                        .filter(JsonataLibrary::isBuiltIn)
                        .isPresent();
        return forgotten ? "T1005" : error.getError();
    }

    /** What the library says with an error; which insert it is differs from code to code. */
    private static Map<String, @Nullable Object> inserts(String code, @Nullable Object first, @Nullable Object second) {
        Map<String, @Nullable Object> inserts = new HashMap<>();
        inserts.put("value", code.equals("D1002") ? second : first);
        inserts.put("value2", second);
        inserts.put("token", first);
        inserts.put("index", first);
        return inserts;
    }

    private static String filled(String text, Map<String, @Nullable Object> inserts) {
        return INSERT.matcher(text).replaceAll(insert -> {
            Object value = inserts.get(insert.group(1));
            boolean raw = !insert.group(2).isEmpty();
            return Matcher.quoteReplacement(raw ? String.valueOf(value) : json(value));
        });
    }

    private static String json(@Nullable Object value) {
        return value == null || JsonataValues.isFunction(value) ? "undefined" : PlainText.shown(value);
    }
}
