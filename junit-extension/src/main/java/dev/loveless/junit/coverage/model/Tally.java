package dev.loveless.junit.coverage.model;

/**
 * How many of some things were exercised.
 *
 * @param covered of them
 * @param total how many there are; 0 if the machine has none
 */
public record Tally(int covered, int total) {
    /** Rounded down, so that 100 is all; 100 if there are none. */
    public int percent() {
        return total == 0 ? 100 : (int) (100L * covered / total);
    }

    public boolean isComplete() {
        return covered == total;
    }

    public Tally plus(Tally other) {
        return new Tally(covered + other.covered, total + other.total);
    }
}
