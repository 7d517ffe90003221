package dev.loveless.junit.coverage.model;

import java.util.Set;

/**
 * One thing that tests can exercise.
 *
 * @param measures it counts in
 * @param state the state it is, or belongs to
 * @param text what it is of the state, in the language of definitions: {@code Choices[0] → Ship}; empty for the state
 * @param detail what opens the way: the condition of a rule, or the errors of a catcher; empty for all else
 * @param untouched what to say where it was not exercised: {@code never taken}
 * @param line of the definition, from 1
 * @param times how often it was exercised
 * @param isMoot whether it could not be exercised, as its state, or one around it, was never entered
 */
public record Point(
        Set<Measure> measures,
        String state,
        String text,
        String detail,
        String untouched,
        int line,
        long times,
        boolean isMoot) {
    public Point {
        measures = Set.copyOf(measures);
    }

    public boolean isCovered() {
        return times > 0;
    }

    /** The state with what it is of it. */
    public String label() {
        return text.isEmpty() ? state : state + " " + text;
    }
}
