package dev.loveless.junit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How a JSON value differs from what is expected. The order of members does not count, and 1 and 1.0 are one number.
 */
public final class JsonComparison {
    /** What is wrong beyond these would not be read. */
    private static final int MOST_DIFFERENCES = 20;

    private final boolean isPartial;
    private final List<String> differences = new ArrayList<>();

    private JsonComparison(boolean isPartial) {
        this.isPartial = isPartial;
    }

    /** Where the two differ, each as a line; nothing if they are the same. */
    public static List<String> whole(JsonNode expected, JsonNode actual) {
        return compare(new JsonComparison(false), expected, actual);
    }

    /** As {@link #whole}, but objects may have more members than expected, at every depth. Arrays may not be longer. */
    public static List<String> part(JsonNode expected, JsonNode actual) {
        return compare(new JsonComparison(true), expected, actual);
    }

    private static List<String> compare(JsonComparison comparison, JsonNode expected, JsonNode actual) {
        comparison.compare("", expected, actual);
        List<String> all = comparison.differences;
        return all.size() <= MOST_DIFFERENCES ? all : all.subList(0, MOST_DIFFERENCES);
    }

    private void compare(String at, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            compareObjects(at, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            compareArrays(at, expected, actual);
        } else if (!isSame(expected, actual)) {
            differences.add(place(at) + " is " + actual + ", not " + expected);
        }
    }

    private static boolean isSame(JsonNode expected, JsonNode actual) {
        return expected.isNumber() && actual.isNumber()
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }

    private void compareObjects(String at, JsonNode expected, JsonNode actual) {
        Iterator<Map.Entry<String, JsonNode>> members = expected.fields();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            String place = at + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode found = actual.get(member.getKey());
            if (found == null) {
                differences.add(place(place) + " is not there; it was to be " + member.getValue());
            } else {
                compare(place, member.getValue(), found);
            }
        }
        if (!isPartial) {
            TreeSet<String> more = new TreeSet<>();
            actual.fieldNames().forEachRemaining(more::add);
            expected.fieldNames().forEachRemaining(more::remove);
            more.forEach(name ->
                    differences.add(place(at + "/" + name) + " was not to be there; it is " + actual.get(name)));
        }
    }

    private void compareArrays(String at, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            differences.add(place(at) + " has " + actual.size() + " elements, not " + expected.size());
        }
        for (int index = 0; index < Math.min(expected.size(), actual.size()); index++) {
            compare(at + "/" + index, expected.get(index), actual.get(index));
        }
    }

    private static String place(String at) {
        return at.isEmpty() ? "it" : at;
    }
}
