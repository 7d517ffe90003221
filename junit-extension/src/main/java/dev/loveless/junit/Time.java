package dev.loveless.junit;

/** In which time the executions of a test live. */
public enum Time {
    /**
     * Time that jumps, and only when the test lets it: by {@link TestTime}, or by waiting for an execution's end. All
     * runs on the test's thread, in one order, the same each time.
     */
    VIRTUAL,
    /**
     * Time that jumps by itself, on a thread of the engine's, as soon as nothing else is to be done: for code that
     * starts executions through a client and asks again and again whether they have ended.
     */
    VIRTUAL_BY_ITSELF,
    /** The time of the clock on the wall. */
    REAL,
    /** Real time, made faster or slower by {@link LovelessTest#scale()}. */
    SCALED
}
