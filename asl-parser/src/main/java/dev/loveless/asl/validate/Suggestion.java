package dev.loveless.asl.validate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Finds what somebody who misspelt a name most likely meant. */
final class Suggestion {
    private static final int MOST_EDITS = 2;

    /** Longer names are not written by hand. */
    private static final int LONGEST = 200;

    /** Of how many candidates the closest is looked for; a definition can have thousands of states and of faults. */
    private static final int MOST_CANDIDATES = 500;

    private Suggestion() {}

    /** The candidate that is at most two edits (of letters in any case) away from what was written. */
    static Optional<String> closest(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> closest = Optional.empty();
        int edits = MOST_EDITS + 1;
        int left = MOST_CANDIDATES;
        for (String candidate : candidates) {
            if (--left < 0) {
                break;
            }
            int distance = distance(written, candidate, edits);
            if (distance < edits) {
                edits = distance;
                closest = Optional.of(candidate);
            }
        }
        return closest;
    }

    /** How many edits (of letters in any case) lead from one to the other; {@code bound} if not less. */
    private static int distance(String left, String right, int bound) {
        if (Math.abs(left.length() - right.length()) >= bound) {
            return bound;
        }
        int start = 0;
        int leftEnd = left.length();
        int rightEnd = right.length();
        while (start < leftEnd && start < rightEnd && same(left.charAt(start), right.charAt(start))) {
            start++;
        }
        while (leftEnd > start && rightEnd > start && same(left.charAt(leftEnd - 1), right.charAt(rightEnd - 1))) {
            leftEnd--;
            rightEnd--;
        }
        return levenshtein(left.substring(start, leftEnd), right.substring(start, rightEnd), bound);
    }

    /** The Levenshtein distance, or {@code bound} if it is not smaller. */
    private static int levenshtein(String left, String right, int bound) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            Arrays.fill(current, bound);
            current[0] = row;
            int smallest = row;
            // Cells further from the diagonal than the bound cannot lead to a distance below it.
            int first = Math.max(1, row - bound);
            int last = Math.min(right.length(), row + bound);
            for (int column = first; column <= last; column++) {
                int replaced = previous[column - 1] + (same(left.charAt(row - 1), right.charAt(column - 1)) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
                smallest = Math.min(smallest, current[column]);
            }
            if (smallest >= bound) {
                return bound;
            }
            int[] filled = current;
            current = previous;
            previous = filled;
        }
        return Math.min(bound, previous[right.length()]);
    }

    private static boolean same(char left, char right) {
        return left == right || Character.toLowerCase(left) == Character.toLowerCase(right);
    }
}
