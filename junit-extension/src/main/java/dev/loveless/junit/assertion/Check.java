package dev.loveless.junit.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.junit.json.JsonComparison;
import dev.loveless.junit.json.PlainJson;
import dev.loveless.junit.timeline.DurationText;
import dev.loveless.junit.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** How assertions fail: with what was expected, what there is, and the timeline. */
final class Check {
    private final Timeline timeline;

    Check(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The failure of an assertion, to be thrown. */
    AssertionFailedError failure(String message) {
        return new AssertionFailedError(message + "\n\n" + timeline + "\n");
    }

    private AssertionFailedError failure(String message, String expected, String actual) {
        return new AssertionFailedError(message + "\n\n" + timeline + "\n", expected, actual);
    }

    void holds(boolean condition, String message) {
        if (!condition) {
            throw failure(message);
        }
    }

    /** @param subject as {@code the error} */
    void same(String subject, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw failure(
                    "Expected " + subject + " to be " + text(expected) + ", but it is " + text(actual) + ".",
                    text(expected),
                    text(actual));
        }
    }

    private static String text(Object value) {
        return value instanceof Duration duration ? DurationText.of(duration) : String.valueOf(value);
    }

    /** The elements, in their order. */
    void sameList(String subject, List<?> expected, List<?> actual) {
        if (!expected.equals(actual)) {
            throw failure(
                    "Expected " + subject + " to be\n  " + text(expected) + "\nbut they are\n  " + text(actual),
                    text(expected),
                    text(actual));
        }
    }

    private static String text(List<?> values) {
        return values.isEmpty()
                ? "(none)"
                : String.join(", ", values.stream().map(Check::text).toList());
    }

    void sameJson(String subject, @Nullable Object expected, JsonNode actual) {
        JsonNode tree = PlainJson.of(expected);
        json(subject, "be", tree, actual, JsonComparison.whole(tree, actual));
    }

    void containsJson(String subject, @Nullable Object expected, JsonNode actual) {
        JsonNode tree = PlainJson.of(expected);
        json(subject, "contain", tree, actual, JsonComparison.part(tree, actual));
    }

    private void json(String subject, String how, JsonNode expected, JsonNode actual, List<String> differences) {
        if (!differences.isEmpty()) {
            String message = "Expected " + subject + " to " + how + "\n  " + indented(expected) + "\nbut it is\n  "
                    + indented(actual) + "\n" + differences(differences) + hint(expected, actual);
            throw failure(message, PlainJson.pretty(expected), PlainJson.pretty(actual));
        }
    }

    private static String indented(JsonNode tree) {
        return PlainJson.pretty(tree).replace("\n", "\n  ");
    }

    private static String differences(List<String> differences) {
        return differences.size() == 1 && differences.get(0).startsWith("it is ")
                ? ""
                : "that is:\n  " + String.join("\n  ", differences);
    }

    private static String hint(JsonNode expected, JsonNode actual) {
        boolean isJsonText = expected.isTextual()
                && actual.isContainerNode()
                && expected.textValue().strip().matches("(?s)[\\[{].*");
        return isJsonText ? "A text of Java is a text of JSON; where it spells JSON, use the method for that." : "";
    }
}
