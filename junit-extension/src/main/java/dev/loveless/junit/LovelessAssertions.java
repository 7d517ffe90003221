package dev.loveless.junit;

import dev.loveless.engine.Execution;
import dev.loveless.junit.assertion.ExecutionAssert;
import dev.loveless.junit.explore.Exploration;
import dev.loveless.junit.explore.ExplorationAssert;

/**
 * Where assertions about executions, and about explorations of failures, begin; needs no library, and goes together
 * with AssertJ's {@code assertThat}.
 *
 * <pre>{@code
 * import static dev.loveless.junit.LovelessAssertions.assertThat;
 *
 * assertThat(execution).succeeded().visited("Charge", "Ship").state("Charge").hasAttempts(3);
 * }</pre>
 */
public final class LovelessAssertions {
    private LovelessAssertions() {}

    /** About an execution as it stands now: it is not awaited, and what happens afterwards does not count. */
    public static ExecutionAssert assertThat(Execution execution) {
        return new ExecutionAssert(execution);
    }

    /** About what becomes of a machine's executions when its tasks fail; docs/exploration.md describes it. */
    public static ExplorationAssert assertThat(Exploration exploration) {
        return new ExplorationAssert(exploration);
    }
}
