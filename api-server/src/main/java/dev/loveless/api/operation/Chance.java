package dev.loveless.api.operation;

import dev.loveless.engine.runtime.ExecutionRuntime;

/** What is drawn for a call, out of the engine's own chance, so that a seed makes it repeatable. Stateless. */
final class Chance {
    private static final int HUNDRED = 100;

    private Chance() {}

    /** From 0 to 99, each as often as the others. */
    static int percent(ExecutionRuntime runtime) {
        // The first eight digits of a random UUID are as good as any number.
        return (int) (Long.parseLong(runtime.nextUuid().substring(0, 8), 16) % HUNDRED);
    }
}
