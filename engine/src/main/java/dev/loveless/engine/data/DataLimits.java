package dev.loveless.engine.data;

/**
 * How much data there may be, in bytes of UTF-8.
 *
 * @param payload input or output of a state, task or execution
 * @param variable one variable, and all of one Assign
 * @param variables all variables of an execution
 */
public record DataLimits(int payload, int variable, int variables) {
    /** The service's own (documented). */
    public static final DataLimits AWS = new DataLimits(262_144, 262_144, 10_485_760);
}
