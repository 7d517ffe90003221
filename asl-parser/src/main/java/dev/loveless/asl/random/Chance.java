package dev.loveless.asl.random;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws from a generator in a way that does not change with the version of Java, so that a seed says what is drawn.
 * Stateless.
 */
public final class Chance {
    private Chance() {}

    /** A UUID of version 4. */
    public static String uuid(RandomGenerator random) {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** An integer from {@code start} up to but without {@code end}, which must be larger, by less than 2⁵³. */
    public static long between(long start, long end, RandomGenerator random) {
        return start + (long) (random.nextDouble() * (end - start));
    }
}
