package dev.loveless.api.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the API's model demands of a text.
 *
 * @param shortest in the unit
 * @param longest in the unit
 * @param unit that the text is measured in
 * @param pattern that the whole text matches
 */
public record TextRule(int shortest, int longest, Unit unit, Optional<Pattern> pattern) {
    public static final TextRule NAME = length(1, 80);
    public static final TextRule ARN = length(1, 256);
    public static final TextRule LONG_ARN = length(1, 2_000);
    public static final TextRule DEFINITION = length(1, 1_048_576);
    public static final TextRule DATA = new TextRule(0, 262_144, Unit.BYTES, Optional.empty());
    public static final TextRule DESCRIPTION = length(0, 256);
    public static final TextRule ERROR = length(0, 256);
    public static final TextRule CAUSE = length(0, 32_768);
    public static final TextRule PAGE_TOKEN = length(1, 1_024);
    public static final TextRule LONG_PAGE_TOKEN = length(1, 3_096);
    public static final TextRule TASK_TOKEN = length(1, 2_048);
    public static final TextRule TRACE_HEADER = pattern(0, 256, "\\p{ASCII}*");
    public static final TextRule CLIENT_TOKEN = pattern(1, 64, "[!-~]+");
    public static final TextRule ALIAS_NAME = pattern(1, 80, "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
    public static final TextRule ANY = length(0, Integer.MAX_VALUE);

    /** What the length of a text is counted in. */
    public enum Unit {
        /** As people count them: each code point is one. */
        CHARACTERS,
        /** Of UTF-8, as the data of executions is measured (documented). */
        BYTES
    }

    public static TextRule length(int shortest, int longest) {
        return new TextRule(shortest, longest, Unit.CHARACTERS, Optional.empty());
    }

    public static TextRule pattern(int shortest, int longest, String pattern) {
        return new TextRule(shortest, longest, Unit.CHARACTERS, Optional.of(Pattern.compile(pattern)));
    }

    /** Whether a text keeps the rule. */
    public boolean allows(String text) {
        return brokenBy(text).isEmpty();
    }

    /** How the text breaks the rule, in the service's words (recorded); empty if it does not. */
    Optional<String> brokenBy(String text) {
        int length = lengthOf(text);
        if (length > longest) {
            return Optional.of("Member must have length less than or equal to " + longest);
        }
        if (length < shortest) {
            return Optional.of("Member must have length greater than or equal to " + shortest);
        }
        return pattern.filter(it -> !it.matcher(text).matches())
                .map(it -> "Member must satisfy regular expression pattern: " + it.pattern());
    }

    private int lengthOf(String text) {
        return unit == Unit.BYTES
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.codePointCount(0, text.length());
    }
}
