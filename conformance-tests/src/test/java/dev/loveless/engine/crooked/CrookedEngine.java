package dev.loveless.engine.crooked;

import dev.loveless.engine.wrong.EngineFaults;

/** Leads back to where it is known from. */
public final class CrookedEngine {
    private CrookedEngine() {}

    public static Class<?> known() {
        return EngineFaults.PartOfACycle.class;
    }
}
