package dev.loveless.conformance.recorded;

import java.util.List;

/**
 * A place where our answer is not the recorded one.
 *
 * @param skipped whether the case says not to look there
 * @param leniency what the difference amounts to, if it is one of form only
 */
record Difference(List<Object> path, Object expected, Object actual, boolean skipped, Leniency leniency) {
    enum Leniency {
        NONE,
        /** Both are JSON texts of equal values. */
        JSON_TEXT,
        /** Only the words of an error differ. */
        MESSAGE
    }

    int weight() {
        if (skipped) {
            return 1;
        }
        return leniency == Leniency.NONE ? 100 : 10;
    }

    @Override
    public String toString() {
        return path + ": recorded " + shortened(expected) + ", ours " + shortened(actual);
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }
}
