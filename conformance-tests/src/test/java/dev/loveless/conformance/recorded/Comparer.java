package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.conformance.recorded.Difference.Leniency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One case's comparison, by the rules that come with the recordings. */
final class Comparer {
    static final String ABSENT = "(absent)";

    /** Members that hold the words of an error. */
    private static final Set<Object> WORDS = Set.of("cause", "Cause", "message", "Message", "errorMessage");

    private static final List<String> ERROR_MESSAGE_PATHS =
            List.of("$..Error.Message", "$..message", "$..exception_value");

    private static final Pattern HTTP_DATE = Pattern.compile("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

    /** A list to be compared in any order. */
    static final class Unordered extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, JsonNode> placeholders = new HashMap<>();
    private final Set<String> rules = new HashSet<>();
    private final List<String> skipTexts = new ArrayList<>();
    private final List<SkipPath> skips = new ArrayList<>();
    private final Optional<Pattern> tokens;
    private Map<String, String> bound = new TreeMap<>();
    private List<Difference> differences = new ArrayList<>();

    Comparer(JsonNode comparison) {
        comparison
                .path("placeholders")
                .properties()
                .forEach(member -> placeholders.put(member.getKey(), member.getValue()));
        comparison.path("rules").forEach(rule -> rules.add(rule.asText()));
        comparison.path("skip_paths").forEach(path -> skip(path.asText()));
        List<String> inner = placeholders.keySet().stream()
                .filter(token -> Set.of("bound", "text", "one-of").contains(kind(token)))
                .sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote)
                .toList();
        this.tokens = inner.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(String.join("|", inner)));
    }

    private void skip(String path) {
        skipTexts.add(path);
        skips.add(SkipPath.of(path));
    }

    private String kind(String token) {
        JsonNode placeholder = placeholders.get(token);
        return placeholder == null ? "" : placeholder.path("kind").asText();
    }

    List<Difference> differences() {
        return differences;
    }

    Map<String, String> bound() {
        return bound;
    }

    // ---- answers

    void answer(JsonNode expected, JsonNode actual, List<Object> path) {
        value(Normal.plain(expected), rewritten(Normal.of(actual)), path);
    }

    /** {@code expect_error} held against an error's name and message. */
    void error(JsonNode expected, String code, String message, List<Object> path) {
        value(expected.path("code").asText(), code, with(path, "code"));
        Comparer trial =
                trial(expected.path("message").asText(), Normal.of(TextNode.valueOf(message)), with(path, "message"));
        boolean skipped = ERROR_MESSAGE_PATHS.stream().anyMatch(skipTexts::contains);
        trial.differences = new ArrayList<>(trial.differences.stream()
                .map(found -> new Difference(
                        found.path(), found.expected(), found.actual(), found.skipped() || skipped, found.leniency()))
                .toList());
        take(trial);
    }

    void history(JsonNode expected, JsonNode actual, String order, List<Object> path) {
        Object recorded = Normal.plain(expected);
        Object ours = rewritten(Normal.of(actual));
        switch (order) {
            case "parallel-block" ->
                value(EventOrder.grouped(recorded), EventOrder.grouped(EventOrder.parallelBlock(ours)), path);
            case "interleaved" -> value(EventOrder.forest(recorded), EventOrder.forest(ours), path);
            default -> value(recorded, ours, path);
        }
    }

    private Object rewritten(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(this::rewritten).toList());
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> copy = new TreeMap<>();
        map.forEach((key, element) -> {
            Object changed = element;
            if (key.equals("output") && element instanceof String text && rules.contains("parsed-outputs")) {
                changed = Normal.parse(text).map(Normal::plain).orElse(text);
            }
            copy.put(String.valueOf(key), rewritten(changed));
        });
        return copy;
    }

    // ---- values

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    void value(Object expected, Object actual, List<Object> path) {
        if (expected instanceof String text) {
            boolean anything = kind(text).equals("any")
                    || kind(text).equals("date")
                            && actual instanceof String other
                            && HTTP_DATE.matcher(other).matches();
            if (!anything && !(actual instanceof String other && text(text, other))) {
                differ(path, expected, actual);
            }
        } else if (expected instanceof Map<?, ?> recorded && actual instanceof Map<?, ?> ours) {
            Set<Object> keys = new LinkedHashSet<>(recorded.keySet());
            keys.addAll(ours.keySet());
            keys.stream()
                    .sorted((one, other) -> Boolean.compare(!one.equals("type"), !other.equals("type")))
                    .forEach(key -> member(recorded.get(key), ours.get(key), with(path, key)));
        } else if (expected instanceof Unordered recorded && actual instanceof List<?> ours) {
            unordered(recorded, ours, path);
        } else if (expected instanceof List<?> recorded && actual instanceof List<?> ours) {
            for (int i = 0; i < Math.max(recorded.size(), ours.size()); i++) {
                member(
                        i < recorded.size() ? recorded.get(i) : null,
                        i < ours.size() ? ours.get(i) : null,
                        with(path, i));
            }
        } else if (!equal(expected, actual)) {
            differ(path, expected, actual);
        }
    }

    private static boolean equal(Object expected, Object actual) {
        if (expected instanceof Number one && actual instanceof Number other) {
            return isFraction(one) == isFraction(other) && one.doubleValue() == other.doubleValue();
        }
        return Objects.equals(expected, actual);
    }

    private static boolean isFraction(Number number) {
        return number instanceof Double;
    }

    private void member(@Nullable Object expected, @Nullable Object actual, List<Object> path) {
        if (expected == null || actual == null) {
            differ(path, expected == null ? ABSENT : expected, actual == null ? ABSENT : actual);
        } else {
            value(expected, actual, path);
        }
    }

    /** Equal, or equal with placeholders filled; those seen for the first time are bound. */
    private boolean text(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        if (tokens.isEmpty()) {
            return false;
        }
        StringBuilder pattern = new StringBuilder();
        List<String> fresh = new ArrayList<>();
        Matcher found = tokens.get().matcher(expected);
        int from = 0;
        while (found.find()) {
            pattern.append(Pattern.quote(expected.substring(from, found.start())));
            pattern.append(pattern(found.group(), fresh));
            from = found.end();
        }
        pattern.append(Pattern.quote(expected.substring(from)));
        Matcher whole = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual);
        if (!whole.matches()) {
            return false;
        }
        Map<String, String> all = new TreeMap<>(bound);
        for (int i = 0; i < fresh.size(); i++) {
            all.put(fresh.get(i), whole.group("g" + i));
        }
        if (new HashSet<>(all.values()).size() < all.size() - (bound.size() - new HashSet<>(bound.values()).size())) {
            return false;
        }
        bound = all;
        return true;
    }

    private String pattern(String token, List<String> fresh) {
        switch (kind(token)) {
            case "one-of" -> {
                List<String> values = new ArrayList<>();
                Objects.requireNonNull(placeholders.get(token))
                        .path("values")
                        .forEach(value -> values.add(Pattern.quote(value.asText())));
                return "(?:" + String.join("|", values) + ")";
            }
            case "text" -> {
                return ".*?";
            }
            default -> {
                String known = bound.get(token);
                if (known != null) {
                    return Pattern.quote(known);
                }
                int index = fresh.indexOf(token);
                if (index >= 0) {
                    return "\\k<g" + index + ">";
                }
                fresh.add(token);
                return "(?<g" + (fresh.size() - 1) + ">.+?)";
            }
        }
    }

    /** Each recorded item takes the one of ours that differs least. */
    private void unordered(List<?> expected, List<?> actual, List<Object> path) {
        List<Object> left = new ArrayList<>(actual);
        for (int i = 0; i < expected.size(); i++) {
            if (left.isEmpty()) {
                differ(with(path, i), expected.get(i), ABSENT);
                continue;
            }
            Comparer best = null;
            int bestAt = 0;
            for (int n = 0; n < left.size(); n++) {
                Comparer trial = trial(expected.get(i), left.get(n), with(path, i));
                if (best == null || trial.weight() < best.weight()) {
                    best = trial;
                    bestAt = n;
                }
            }
            take(Objects.requireNonNull(best));
            left.remove(bestAt);
        }
        for (int i = 0; i < left.size(); i++) {
            differ(with(path, expected.size() + i), ABSENT, left.get(i));
        }
    }

    // ---- differences

    private void differ(List<Object> path, Object expected, Object actual) {
        boolean skipped = skips.stream().anyMatch(skip -> skip.covers(path));
        differences.add(new Difference(path, expected, actual, skipped, leniency(path, expected, actual)));
    }

    private Leniency leniency(List<Object> path, Object expected, Object actual) {
        if (ABSENT.equals(expected) || ABSENT.equals(actual)) {
            return Leniency.NONE;
        }
        if (expected instanceof String one && actual instanceof String other) {
            Optional<JsonNode> recorded = Normal.parse(one);
            Optional<JsonNode> ours = Normal.parse(other);
            if (recorded.isPresent() && ours.isPresent()) {
                List<Difference> found =
                        trial(Normal.plain(recorded.get()), Normal.plain(ours.get()), path).differences;
                if (found.stream().allMatch(it -> it.skipped() || it.leniency() != Leniency.NONE)) {
                    boolean words = found.stream().anyMatch(it -> it.leniency() == Leniency.MESSAGE);
                    return words ? Leniency.MESSAGE : Leniency.JSON_TEXT;
                }
            }
        } else if (expected instanceof Number one && actual instanceof Number other) {
            if (one.doubleValue() == other.doubleValue()) {
                return Leniency.JSON_TEXT;
            }
        }
        return path.stream().anyMatch(WORDS::contains) ? Leniency.MESSAGE : Leniency.NONE;
    }

    private Comparer trial(Object expected, Object actual, List<Object> path) {
        Comparer other = new Comparer(this);
        other.value(expected, actual, path);
        return other;
    }

    private Comparer(Comparer other) {
        this.placeholders.putAll(other.placeholders);
        this.rules.addAll(other.rules);
        this.skipTexts.addAll(other.skipTexts);
        this.skips.addAll(other.skips);
        this.tokens = other.tokens;
        this.bound = new TreeMap<>(other.bound);
    }

    private void take(Comparer trial) {
        bound = trial.bound;
        differences.addAll(trial.differences);
    }

    private int weight() {
        return differences.stream().mapToInt(Difference::weight).sum();
    }
}
