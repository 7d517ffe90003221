package dev.loveless.junit.coverage.model;

import java.util.List;

/**
 * A retrier of a state.
 *
 * @param index in {@code Retry}, from 0
 * @param errors that it names
 * @param line of the definition, from 1
 * @param matched how many failures it was the first to name
 * @param exhausted how many of them came when it had no attempts left
 */
public record RetrierCoverage(int index, List<String> errors, int line, long matched, long exhausted) {
    public RetrierCoverage {
        errors = List.copyOf(errors);
    }

    /** The field of the state with its errors: {@code Retry[0] (States.ALL)}. */
    public String text() {
        return "Retry[" + index + "] (" + String.join(", ", errors) + ")";
    }

    RetrierCoverage plus(RetrierCoverage other) {
        return new RetrierCoverage(index, errors, line, matched + other.matched, exhausted + other.exhausted);
    }
}
