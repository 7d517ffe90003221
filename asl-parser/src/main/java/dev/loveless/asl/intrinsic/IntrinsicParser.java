package dev.loveless.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.path.PathExpression;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an intrinsic function call from left to right (grammar: documented; escapes: recorded). */
final class IntrinsicParser {
    /** How deep calls may be nested (documented quota). */
    private static final int DEEPEST = 10;

    private static final String ESCAPABLE = "'{}\\";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,4})?");
    private static final Map<String, JsonNode> WORDS =
            Map.of("null", NullNode.instance, "true", BooleanNode.TRUE, "false", BooleanNode.FALSE);

    private final String text;
    private int at;

    IntrinsicParser(String text) {
        this.text = text;
    }

    Parsed<IntrinsicCall> parse() {
        try {
            IntrinsicCall call = call(1);
            if (at < text.length()) {
                throw new Refusal("Nothing can stand behind the call", at);
            }
            return Parsed.success(call);
        } catch (Refusal refusal) {
            if (refusal.outOfStack) {
                return Parsed.outOfStack();
            }
            return Parsed.failure(refusal.reason + ".", refusal.offset);
        }
    }

    private IntrinsicCall call(int depth) throws Refusal {
        int start = at;
        if (depth > DEEPEST) {
            throw new Refusal("Calls can be nested " + DEEPEST + " deep", at);
        }
        IntrinsicFunction function = function();
        List<IntrinsicArgument> arguments = new ArrayList<>();
        skipBlanks();
        if (!accept(')')) {
            do {
                skipBlanks();
                arguments.add(argument(depth));
                skipBlanks();
            } while (accept(','));
            if (!accept(')')) {
                throw new Refusal("Expected ',' or ')'", at);
            }
        }
        if (!function.takes(arguments.size())) {
            throw new Refusal(function.functionName() + " does not take " + arguments.size() + " arguments", start);
        }
        return new IntrinsicCall(text.substring(start, at), function, arguments);
    }

    private IntrinsicFunction function() throws Refusal {
        int start = at;
        while (at < text.length() && text.charAt(at) != '(') {
            at++;
        }
        String name = text.substring(start, at);
        Optional<IntrinsicFunction> function = IntrinsicFunction.named(name);
        if (function.isEmpty() || !accept('(')) {
            String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            throw new Refusal("'" + shown + "' is neither a path nor a call of an intrinsic function", start);
        }
        return function.get();
    }

    private IntrinsicArgument argument(int depth) throws Refusal {
        if (at >= text.length()) {
            throw new Refusal("Expected an argument", at);
        }
        char first = text.charAt(at);
        if (first == '\'') {
            return string();
        }
        if (first == '$') {
            return path();
        }
        return text.startsWith("States.", at) ? new IntrinsicArgument.Call(call(depth + 1)) : word();
    }

    private IntrinsicArgument string() throws Refusal {
        int start = ++at;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\') {
                at++;
                if (at >= text.length() || ESCAPABLE.indexOf(text.charAt(at)) < 0) {
                    throw new Refusal("Only ' { } and \\ can follow a backslash", at);
                }
            }
            value.append(text.charAt(at));
            at++;
        }
        String written = text.substring(start, at);
        if (!accept('\'')) {
            throw new Refusal("The string does not end", start);
        }
        return new IntrinsicArgument.Literal(new TextNode(value.toString()), written);
    }

    private IntrinsicArgument path() throws Refusal {
        int start = at;
        at = endOfPath();
        Parsed<PathExpression> path = PathExpression.parse(text.substring(start, at));
        if (path instanceof Parsed.Failure<PathExpression> failure) {
            throw new Refusal(
                    failure.reason().replaceFirst("\\.$", ""),
                    start + Math.max(failure.offset(), 0),
                    failure.isOutOfStack());
        }
        return new IntrinsicArgument.Path(((Parsed.Success<PathExpression>) path).value());
    }

    /** A comma, blank or closing parenthesis ends a path, unless it stands in brackets, parentheses or quotes. */
    private int endOfPath() throws Refusal {
        int depth = 0;
        char quote = 0;
        for (int index = at; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\\') {
                index++;
            } else if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (depth > 0 && (character == '\'' || character == '"')) {
                quote = character;
            } else if (character == '[' || character == '(') {
                depth++;
            } else if (depth == 0 && (character == ',' || character == ')' || Character.isWhitespace(character))) {
                return index;
            } else if (character == ']' || character == ')') {
                depth--;
            }
        }
        throw new Refusal("The call does not end", text.length());
    }

    private IntrinsicArgument word() throws Refusal {
        int start = at;
        while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (WORDS.containsKey(word)) {
            return new IntrinsicArgument.Literal(WORDS.get(word), word);
        }
        if (!NUMBER.matcher(word).matches()) {
            throw new Refusal("Expected a string in apostrophes, a number, true, false, null, a path or a call", start);
        }
        return new IntrinsicArgument.Literal(number(word), word);
    }

    private static JsonNode number(String word) {
        if (word.contains(".") || word.contains("e") || word.contains("E")) {
            return DoubleNode.valueOf(Double.parseDouble(word));
        }
        BigInteger integer = new BigInteger(word);
        if (integer.bitLength() < Integer.SIZE) {
            return JsonNodeFactory.instance.numberNode(integer.intValue());
        }
        return integer.bitLength() < Long.SIZE
                ? JsonNodeFactory.instance.numberNode(integer.longValue())
                : JsonNodeFactory.instance.numberNode(integer);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(char character) {
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    /** Ends the reading from any depth; never leaves this class. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;
        private final int offset;
        private final boolean outOfStack;

        private Refusal(String reason, int offset) {
            this(reason, offset, false);
        }

        private Refusal(String reason, int offset, boolean outOfStack) {
            super(reason, null, false, false);
            this.reason = reason;
            this.offset = offset;
            this.outOfStack = outOfStack;
        }
    }
}
