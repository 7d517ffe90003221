package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A literal regular expression: in JSONata a function from a text to its first match. */
final class RegexFunction extends JFunction {
    private static final String SIGNATURE = "<s:o>";

    private final Pattern pattern;

    RegexFunction(Pattern pattern) {
        super((input, arguments) -> null, SIGNATURE);
        this.pattern = pattern;
    }

    /** Finds matches in a text; each character that is looked at spends the budget of the current evaluation. */
    Matcher matcher(String text) {
        return pattern.matcher(new CountedText(text, JsonataEvaluation.current().budget()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public @Nullable Object call(@Nullable Object input, List arguments) {
        Object text = arguments.isEmpty() ? null : arguments.get(0);
        return text instanceof String subject ? match(matcher(subject), subject) : null;
    }

    private @Nullable Map<String, Object> match(Matcher matcher, String text) {
        if (!matcher.find()) {
            return null;
        }
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", groups(matcher));
        match.put("next", new JFunction((input, arguments) -> next(matcher, text), "<:o>"));
        return match;
    }

    private @Nullable Map<String, Object> next(Matcher matcher, String text) {
        if (matcher.end() >= text.length()) {
            return null;
        }
        refuseEmpty(matcher);
        Map<String, Object> next = match(matcher, text);
        if (next != null) {
            refuseEmpty(matcher);
        }
        return next;
    }

    /** What the groups of a match hold; undefined where a group took no part. */
    static List<@Nullable Object> groups(Matcher matcher) {
        List<@Nullable Object> groups = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            groups.add(matcher.group(group));
        }
        return groups;
    }

    /** An empty match would never make progress. */
    static void refuseEmpty(Matcher matcher) {
        if (matcher.group().isEmpty()) {
            throw new JException("D1004", -1);
        }
    }

    private record CountedText(String text, JsonataBudget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.look();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
