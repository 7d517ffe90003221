package dev.loveless.asl.query;

/**
 * How much an evaluation may cost. AWS stops one after a second (measured); here work is counted instead of time, so
 * that the same evaluation always ends in the same way.
 *
 * @param steps units of work: nodes of the expression evaluated, elements and characters made
 * @param depth how deep evaluation may be nested
 * @param bytes how large a value may become, by AWS's measure: 8 for a number, 1 for a character (measured)
 */
public record JsonataLimits(long steps, int depth, long bytes) {
    /** As in AWS; the steps are about those of a second there. */
    public static final JsonataLimits AWS = new JsonataLimits(2_000_000, 100, 6_990_256);
}
