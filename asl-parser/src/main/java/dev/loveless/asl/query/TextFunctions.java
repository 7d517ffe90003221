package dev.loveless.asl.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Functions on texts, as the JSONata reference implementation has them. They stand in for the library's where those
 * depend on the machine's language, may take for ever, or have other results.
 */
final class TextFunctions {
    /** What a match takes besides its text. */
    private static final int MATCH = 40;

    private TextFunctions() {}

    static @Nullable Object string(FunctionArguments arguments) {
        Object value = arguments.value(0);
        boolean pretty = Boolean.TRUE.equals(arguments.value(1));
        return value == null ? null : PlainText.of(value, pretty);
    }

    /** The operator {@code &}. */
    static Object concatenate(FunctionArguments arguments) {
        StringBuilder text = new StringBuilder();
        for (Object operand : arguments.values()) {
            if (operand != null) {
                append(text, PlainText.of(operand, false));
            }
        }
        return text.toString();
    }

    static @Nullable Object lowercase(FunctionArguments arguments) {
        String text = arguments.text(0);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    static @Nullable Object uppercase(FunctionArguments arguments) {
        String text = arguments.text(0);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    static @Nullable Object substring(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null || arguments.isMissing(1)) {
            return text;
        }
        int size = text.codePointCount(0, text.length());
        int start = arguments.integer(1, 0);
        long from = Math.max(0, start < 0 ? (long) size + start : start);
        long end = arguments.isMissing(2) ? size : Math.min(size, from + Math.max(0, arguments.integer(2, 0)));
        if (from >= end) {
            return "";
        }
        int first = text.offsetByCodePoints(0, (int) from);
        return text.substring(first, text.offsetByCodePoints(first, (int) (end - from)));
    }

    static @Nullable Object pad(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        String filling = arguments.text(2) == null || "".equals(arguments.text(2)) ? " " : arguments.text(2);
        int width = arguments.integer(1, 0);
        long missing = Math.abs((long) width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        budget().checked(missing);
        int[] characters = Objects.requireNonNull(filling).codePoints().toArray();
        StringBuilder padding = new StringBuilder();
        for (int index = 0; index < missing; index++) {
            padding.appendCodePoint(characters[index % characters.length]);
        }
        return width > 0 ? text + padding : padding + text;
    }

    static @Nullable Object join(FunctionArguments arguments) {
        List<?> texts = arguments.list(0);
        if (texts == null) {
            return null;
        }
        String separator = Objects.requireNonNullElse(arguments.text(1), "");
        StringBuilder joined = new StringBuilder();
        for (int index = 0; index < texts.size(); index++) {
            if (index > 0) {
                append(joined, separator);
            }
            append(joined, (String) texts.get(index));
        }
        return joined.toString();
    }

    static @Nullable Object contains(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        return arguments.value(1) instanceof RegexFunction regex
                ? regex.matcher(text).find()
                : text.contains(Objects.requireNonNull(arguments.text(1)));
    }

    static @Nullable Object match(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        long limit = limit(arguments, 2, "D3040");
        List<Object> matches = Utils.createSequence();
        long bytes = 0;
        for (Matcher matcher = matcher(arguments); matches.size() < limit && find(matcher, matches.isEmpty()); ) {
            Map<String, Object> match = new LinkedHashMap<>();
            match.put("match", matcher.group());
            match.put("index", matcher.start());
            match.put("groups", RegexFunction.groups(matcher));
            matches.add(match);
            bytes = budget().checked(bytes + MATCH + 2L * matcher.group().length());
        }
        return matches;
    }

    static @Nullable Object split(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        long limit = limit(arguments, 2, "D3020");
        List<Object> pieces = new ArrayList<>();
        if (arguments.value(1) instanceof RegexFunction) {
            splitByRegex(text, matcher(arguments), limit, pieces);
        } else {
            long whole = arguments.isMissing(2) ? limit : arguments.integer(2, 0);
            splitByText(text, Objects.requireNonNull(arguments.text(1)), whole, pieces);
        }
        return pieces;
    }

    private static void splitByRegex(String text, Matcher matcher, long limit, List<Object> pieces) {
        int start = 0;
        while (pieces.size() < limit && find(matcher, pieces.isEmpty())) {
            addPiece(pieces, text.substring(start, matcher.start()));
            start = matcher.end();
        }
        if (pieces.size() < limit) {
            addPiece(pieces, text.substring(start));
        }
    }

    private static void splitByText(String text, String separator, long limit, List<Object> pieces) {
        if (separator.isEmpty()) {
            for (int index = 0; index < Math.min(limit, text.length()); index++) {
                addPiece(pieces, String.valueOf(text.charAt(index)));
            }
            return;
        }
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0 && pieces.size() < limit; ) {
            addPiece(pieces, text.substring(start, end));
            start = end + separator.length();
            end = text.indexOf(separator, start);
        }
        if (pieces.size() < limit) {
            addPiece(pieces, text.substring(start));
        }
    }

    private static void addPiece(List<Object> pieces, String piece) {
        pieces.add(piece);
        budget().checked(8L * pieces.size());
    }

    static @Nullable Object replace(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        if ("".equals(arguments.value(1))) {
            throw new JException("D3010", -1);
        }
        long limit = limit(arguments, 3, "D3011");
        return arguments.value(1) instanceof RegexFunction
                ? replaceByRegex(text, matcher(arguments), Objects.requireNonNull(arguments.value(2)), limit)
                : replaceByText(text, arguments, limit);
    }

    private static String replaceByText(String text, FunctionArguments arguments, long limit) {
        String pattern = Objects.requireNonNull(arguments.text(1));
        String replacement = Objects.requireNonNull(arguments.text(2));
        StringBuilder replaced = new StringBuilder();
        int position = 0;
        int found = text.indexOf(pattern);
        for (long count = 0; found >= 0 && count < limit; count++) {
            append(replaced, text.substring(position, found));
            append(replaced, replacement);
            position = found + pattern.length();
            found = text.indexOf(pattern, position);
        }
        append(replaced, text.substring(position));
        return replaced.toString();
    }

    private static String replaceByRegex(String text, Matcher matcher, Object replacement, long limit) {
        StringBuilder replaced = new StringBuilder();
        int position = 0;
        for (long count = 0; count < limit && find(matcher, count == 0); count++) {
            append(replaced, text.substring(position, matcher.start()));
            append(
                    replaced,
                    replacement instanceof String template
                            ? substitute(template, matcher)
                            : replacementBy(replacement, matcher));
            position = matcher.end();
        }
        append(replaced, text.substring(position));
        return replaced.toString();
    }

    private static String replacementBy(Object function, Matcher matcher) {
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", RegexFunction.groups(matcher));
        if (apply(function, List.of(match)) instanceof String text) {
            return text;
        }
        throw new JException("D3012", -1);
    }

    /**
     * A replacement with {@code $1}, {@code $2} … for what the groups matched, {@code $0} for all, {@code $$} for $.
     */
    private static String substitute(String template, Matcher matcher) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (int dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', position)) {
            text.append(template, position, dollar);
            position = dollar + 1;
            char next = position < template.length() ? template.charAt(position) : 0;
            if (next == '$') {
                text.append('$');
                position++;
            } else if (next == '0') {
                text.append(matcher.group());
                position++;
            } else {
                int digits = groupDigits(template, position, matcher.groupCount());
                if (digits == 0) {
                    text.append('$');
                } else {
                    int group = Integer.parseInt(template.substring(position, position + digits));
                    String matched = group <= matcher.groupCount() ? matcher.group(group) : null;
                    text.append(matched == null ? "" : matched);
                    position += digits;
                }
            }
        }
        return text.append(template, position, template.length()).toString();
    }

    /** How many of the digits that follow name a group: as many as the number of groups has, if there is such a one. */
    private static int groupDigits(String template, int position, int groups) {
        int most = groups == 0 ? 1 : String.valueOf(groups).length();
        int digits = 0;
        while (digits < most
                && position + digits < template.length()
                && Character.digit(template.charAt(position + digits), 10) >= 0) {
            digits++;
        }
        boolean tooLarge = digits > 1 && Integer.parseInt(template.substring(position, position + digits)) > groups;
        return tooLarge ? digits - 1 : digits;
    }

    private static Matcher matcher(FunctionArguments arguments) {
        if (arguments.value(1) instanceof RegexFunction regex) {
            return regex.matcher(Objects.requireNonNull(arguments.text(0)));
        }
        throw new JException("T1010", -1);
    }

    /** The next match. After one that is empty there is no next: it would be the same. */
    private static boolean find(Matcher matcher, boolean first) {
        if (first) {
            return matcher.find();
        }
        if (matcher.end() >= matcher.regionEnd()) {
            return false;
        }
        RegexFunction.refuseEmpty(matcher);
        boolean found = matcher.find();
        if (found) {
            RegexFunction.refuseEmpty(matcher);
        }
        return found;
    }

    private static long limit(FunctionArguments arguments, int index, String fault) {
        Number limit = arguments.number(index);
        if (limit != null && limit.doubleValue() < 0) {
            throw new JException(fault, -1);
        }
        return limit == null ? Long.MAX_VALUE : (long) Math.ceil(limit.doubleValue());
    }

    /** Calls a function that came as a value. */
    static @Nullable Object apply(Object function, List<?> arguments) {
        try {
            return Functions.funcApply(function, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The library throws no checked exceptions from functions", e);
        }
    }

    private static void append(StringBuilder text, String more) {
        budget().checked((long) text.length() + more.length());
        text.append(more);
    }

    private static JsonataBudget budget() {
        return JsonataEvaluation.current().budget();
    }
}
