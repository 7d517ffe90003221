package dev.loveless.asl.crooked;

import dev.loveless.asl.wrong.Faults;

/** Half of a cycle among packages, in a package without {@code @NullMarked}: both are found. Never run. */
public final class Bent {
    private Bent() {}

    public static Class<?> known() {
        return Faults.PartOfACycle.class;
    }
}
