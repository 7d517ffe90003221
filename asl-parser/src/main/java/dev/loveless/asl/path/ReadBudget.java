package dev.loveless.asl.path;

/** What a read may cost, counted in steps and not in time, so that the same read always ends in the same way. */
final class ReadBudget {
    /** About a second's work, in characters looked at. */
    private static final long LIMIT = 20_000_000;

    /** What a step from a node to another costs. */
    private static final int STEP = 4;

    private long left = LIMIT;

    void spendSteps(long steps) {
        spendCharacters(steps * STEP);
    }

    void spendCharacters(long characters) {
        left -= characters;
        if (left < 0) {
            throw new Spent();
        }
    }

    /** Ends a read from any depth; never leaves this package. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Spent() {
            super("The read took too many steps", null, false, false);
        }
    }
}
