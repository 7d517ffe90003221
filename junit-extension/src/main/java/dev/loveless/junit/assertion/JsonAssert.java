package dev.loveless.junit.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.junit.json.PlainJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a JSON value. Expected values are plain (maps, lists, records, texts, numbers, booleans, null) or
 * trees of Jackson's, or, where the method's name says so, texts of JSON. The order of members does not count.
 *
 * @param <P> what is asserted about beside the value, see {@link #and}
 */
public final class JsonAssert<P> {
    private final P parent;
    private final Check check;
    private final String subject;
    private final JsonNode actual;

    JsonAssert(P parent, Check check, String subject, JsonData actual) {
        this.parent = parent;
        this.check = check;
        this.subject = subject;
        this.actual = actual.tree();
    }

    /** It is that value. */
    public JsonAssert<P> isEqualTo(@Nullable Object expected) {
        check.sameJson(subject, expected, actual);
        return this;
    }

    /** It is what that JSON text spells. */
    public JsonAssert<P> isJson(String expected) {
        return isEqualTo(PlainJson.parse(expected));
    }

    /** It has at least that: objects may have more members, at any depth. */
    public JsonAssert<P> contains(@Nullable Object expected) {
        check.containsJson(subject, expected, actual);
        return this;
    }

    /** As {@link #contains}, of a JSON text. */
    public JsonAssert<P> containsJson(String expected) {
        return contains(PlainJson.parse(expected));
    }

    /** A path, {@code /order/id} or {@code $.order.id}, leads to that value. */
    public JsonAssert<P> has(String path, @Nullable Object expected) {
        Optional<JsonNode> found = PlainJson.at(actual, path);
        if (found.isEmpty()) {
            throw check.failure("Expected " + subject + " to have something at " + path + ", but it is\n  " + actual);
        }
        check.sameJson(subject + " at " + path, expected, found.get());
        return this;
    }

    /** A path leads to nothing. */
    public JsonAssert<P> hasNot(String path) {
        PlainJson.at(actual, path).ifPresent(found -> {
            throw check.failure("Expected " + subject + " to have nothing at " + path + ", but there is " + found);
        });
        return this;
    }

    /** Back to what the value is of. */
    public P and() {
        return parent;
    }
}
