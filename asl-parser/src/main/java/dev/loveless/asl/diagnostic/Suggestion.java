package dev.loveless.asl.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who misspelt a name most likely meant. Stateless. */
public final class Suggestion {
    private static final int MOST_EDITS = 2;

    private Suggestion() {}

    /** The first of those candidates that are fewest edits (of letters in any case) away, two at most. */
    public static Optional<String> closest(String written, Collection<String> candidates) {
        String name = written.toLowerCase(Locale.ROOT);
        Optional<String> closest = Optional.empty();
        int fewest = MOST_EDITS + 1;
        for (String candidate : candidates) {
            int edits = edits(name, candidate.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                closest = Optional.of(candidate);
                fewest = edits;
            }
        }
        return closest;
    }

    /**
     * The Levenshtein distance, or anything above {@link #MOST_EDITS} if it is above that. Only the cells that near to
     * the diagonal are looked at, since names can be as long as a definition.
     */
    private static int edits(String left, String right) {
        if (Math.abs(left.length() - right.length()) > MOST_EDITS) {
            return MOST_EDITS + 1;
        }
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int first = Math.max(1, row - MOST_EDITS);
            int last = Math.min(right.length(), row + MOST_EDITS);
            current[first - 1] = first == 1 ? row : MOST_EDITS + 1;
            int fewest = current[first - 1];
            for (int column = first; column <= last; column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                int inserted = current[column - 1] + 1;
                int removed = column < row + MOST_EDITS ? previous[column] + 1 : MOST_EDITS + 1;
                current[column] = Math.min(replaced, Math.min(inserted, removed));
                fewest = Math.min(fewest, current[column]);
            }
            if (fewest > MOST_EDITS) {
                return fewest;
            }
            int[] finished = current;
            current = previous;
            previous = finished;
        }
        return previous[right.length()];
    }
}
