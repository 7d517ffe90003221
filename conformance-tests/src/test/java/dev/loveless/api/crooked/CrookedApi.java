package dev.loveless.api.crooked;

import dev.loveless.api.wrong.ApiFaults;

/** Closes a cycle of packages. */
public final class CrookedApi {
    private CrookedApi() {}

    public static Class<?> known() {
        return ApiFaults.PartOfACycle.class;
    }
}
