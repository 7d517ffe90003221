package dev.loveless.junit.explore;

import java.util.Optional;

/**
 * An execution that was tried.
 *
 * @param plan what failed in it; its {@link FailurePlan#text} replays it
 * @param timeline of findings, for people
 */
public record ExploredExecution(FailurePlan plan, Outcome outcome, Optional<String> timeline) {
    /** Whether it is worth a report. */
    public boolean isFinding() {
        return outcome.kind().isFinding();
    }
}
