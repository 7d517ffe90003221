package dev.loveless.junit.crooked;

import dev.loveless.junit.wrong.ExtensionFaults;

/** Knows a package that knows this one. */
public final class CrookedExtension {
    public Class<?> known() {
        return ExtensionFaults.PartOfACycle.class;
    }
}
