package dev.loveless.docker.crooked;

import dev.loveless.docker.wrong.ComponentFaults;

/** Closes a cycle of packages. */
public final class CrookedComponents {
    private CrookedComponents() {}

    public static Class<?> known() {
        return ComponentFaults.PartOfACycle.class;
    }
}
