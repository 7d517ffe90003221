package dev.loveless.junit.explore;

import dev.loveless.engine.StateMachine;

/**
 * Where explorations of failures begin.
 *
 * <pre>{@code
 * import static dev.loveless.junit.LovelessAssertions.assertThat;
 * import static dev.loveless.junit.explore.Explorations.explore;
 *
 * assertThat(explore(machine, "{}")).hasNoUnhandledErrors().allExecutionsEnd();
 * }</pre>
 */
public final class Explorations {
    private Explorations() {}

    /**
     * Tries the failures of a machine whose tasks answer {@code {}}; with other answers it is begun by
     * {@link FailureExplorer#of}.
     *
     * @param input JSON text
     * @throws IllegalArgumentException if the input is no JSON
     */
    public static Exploration explore(StateMachine machine, String input) {
        return FailureExplorer.of(machine).explore(input);
    }
}
