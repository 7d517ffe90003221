package dev.loveless.configuration.wrong;

import dev.loveless.cli.Main;

/** What the configuration must not do. */
public final class KnowsTheCommandLine {
    private KnowsTheCommandLine() {}

    public static Class<?> known() {
        return Main.class;
    }
}
