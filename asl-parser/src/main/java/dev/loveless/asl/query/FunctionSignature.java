package dev.loveless.asl.query;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What arguments a function takes, in JSONata's notation, e.g. {@code <s-nn?:s>}. The library's own check takes null
 * for undefined and cannot tell which argument is wrong.
 */
final class FunctionSignature {
    private static final String ANYTHING = "asnblfom";
    private static final String ANY_JSON = "asnblom";
    private static final Map<Character, String> ELEMENTS =
            Map.of('a', "arrays", 'b', "booleans", 'f', "functions", 'n', "numbers", 'o', "objects", 's', "strings");

    /**
     * A parameter.
     *
     * @param kinds a regular expression for the kinds of values it takes; each value is a letter
     * @param fromContext whether the context takes its place where it is left out
     * @param array whether a single value becomes an array
     * @param elements the kind of the array's elements, or 0
     */
    private record Parameter(String kinds, String repetition, boolean fromContext, boolean array, char elements) {
        String pattern() {
            return kinds + repetition;
        }
    }

    private final List<Parameter> parameters = new ArrayList<>();
    private final Pattern pattern;

    FunctionSignature(String signature) {
        int end = signature.lastIndexOf(':');
        read(signature.substring(1, end < 0 ? signature.length() - 1 : end));
        StringBuilder all = new StringBuilder();
        parameters.forEach(
                parameter -> all.append('(').append(parameter.pattern()).append(')'));
        this.pattern = Pattern.compile(all.toString());
    }

    private void read(String text) {
        for (int at = 0; at < text.length(); at++) {
            char symbol = text.charAt(at);
            switch (symbol) {
                case 'a' -> parameters.add(new Parameter("[" + ANYTHING + "]", "", false, true, (char) 0));
                case 'f' -> parameters.add(new Parameter("f", "", false, false, (char) 0));
                case 'j' -> parameters.add(new Parameter("[" + ANY_JSON + "]", "", false, false, (char) 0));
                case 'x' -> parameters.add(new Parameter("[" + ANYTHING + "]", "", false, false, (char) 0));
                case '-', '?', '+' -> repeat(symbol);
                case '(' -> {
                    int close = text.indexOf(')', at);
                    String choice = text.substring(at + 1, close);
                    parameters.add(new Parameter("[" + choice + "m]", "", false, false, (char) 0));
                    at = close;
                }
                case '<' -> {
                    ofElements(text.charAt(at + 1));
                    at = text.indexOf('>', at);
                }
                default -> parameters.add(new Parameter("[" + symbol + "m]", "", false, false, (char) 0));
            }
        }
    }

    private void repeat(char symbol) {
        Parameter last = parameters.remove(parameters.size() - 1);
        boolean fromContext = symbol == '-';
        String repetition = fromContext ? "?" : String.valueOf(symbol);
        parameters.add(new Parameter(last.kinds(), repetition, fromContext, last.array(), last.elements()));
    }

    private void ofElements(char elements) {
        Parameter last = parameters.remove(parameters.size() - 1);
        parameters.add(new Parameter(last.kinds(), last.repetition(), last.fromContext(), last.array(), elements));
    }

    /**
     * The arguments as the function is to be called with: arrays where it takes arrays, the context where it is meant.
     */
    List<@Nullable Object> validated(List<?> arguments, @Nullable Object context) {
        StringBuilder kinds = new StringBuilder();
        arguments.forEach(argument -> kinds.append(kind(argument)));
        Matcher matched = pattern.matcher(kinds);
        if (!matched.matches()) {
            throw new DescribedError("T0410", Map.of("index", firstWrong(kinds)));
        }
        List<@Nullable Object> validated = new ArrayList<>();
        int next = 0;
        for (int index = 0; index < parameters.size(); index++) {
            Parameter parameter = parameters.get(index);
            String group = matched.group(index + 1);
            if (group.isEmpty()) {
                validated.add(parameter.fromContext() ? checked(context, parameter, next) : null);
            }
            for (int count = 0; count < group.length(); count++) {
                Object argument = arguments.get(next);
                validated.add(parameter.array() ? array(argument, parameter, next) : argument);
                next++;
            }
        }
        return validated;
    }

    /** The number of the first argument that does not fit, from 1. */
    private int firstWrong(CharSequence kinds) {
        StringBuilder begun = new StringBuilder();
        int good = 0;
        for (Parameter parameter : parameters) {
            begun.append(parameter.pattern());
            Matcher beginning = Pattern.compile(begun.toString()).matcher(kinds);
            if (!beginning.lookingAt()) {
                break;
            }
            good = beginning.end();
        }
        return good + 1;
    }

    private @Nullable Object checked(@Nullable Object context, Parameter parameter, int index) {
        if (!String.valueOf(kind(context)).matches(parameter.kinds())) {
            throw new DescribedError("T0411", Map.of("index", index + 1));
        }
        return context;
    }

    private @Nullable Object array(@Nullable Object argument, Parameter parameter, int index) {
        if (argument == null) {
            return null;
        }
        List<?> array = argument instanceof List<?> list ? list : List.of(argument);
        if (parameter.elements() != 0) {
            boolean all = array.stream().allMatch(element -> kind(element) == parameter.elements());
            if (!all) {
                String type = Objects.requireNonNull(ELEMENTS.get(parameter.elements()));
                throw new DescribedError("T0412", Map.of("index", index + 1, "type", type));
            }
        }
        return array;
    }

    private static char kind(@Nullable Object value) {
        if (value == null) {
            return 'm';
        }
        if (value instanceof String) {
            return 's';
        }
        if (value instanceof Number) {
            return 'n';
        }
        if (value instanceof Boolean) {
            return 'b';
        }
        if (value instanceof List) {
            return 'a';
        }
        if (JsonataValues.isFunction(value)) {
            return 'f';
        }
        return value == Jsonata.NULL_VALUE ? 'l' : 'o';
    }
}
