package dev.loveless.asl.validate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who misspelt a name most likely meant. */
final class Suggestion {
    private Suggestion() {}

    /** The candidate that is at most two edits (of letters in any case) away from what was written. */
    static Optional<String> closest(String written, Collection<String> candidates) {
        String name = written.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= 2)
                .filter(candidate -> distance(name, candidate.toLowerCase(Locale.ROOT)) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate.toLowerCase(Locale.ROOT))));
    }

    /** The Levenshtein distance. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
