package dev.loveless.junit.explore;

import dev.loveless.junit.explore.Outcome.Kind;
import java.util.List;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions about what becomes of executions when tasks fail. A failure shows the findings, how to replay them, and
 * the first timelines. Where a stand-in or a mock had no answer nothing can be said, and all assertions but those about
 * what was tried fail.
 */
public final class ExplorationAssert {
    private final Exploration exploration;

    public ExplorationAssert(Exploration exploration) {
        this.exploration = exploration;
    }

    /** None ended in an error that nothing caught. Fail states are meant, and do not count. */
    public ExplorationAssert hasNoUnhandledErrors() {
        return hasNone("no execution to end in an unhandled error", Set.of(Kind.UNHANDLED_ERROR));
    }

    /** All ended, well or not. */
    public ExplorationAssert allExecutionsEnd() {
        return hasNone("all executions to end", Set.of(Kind.NEVER_ENDED));
    }

    /** None exceeded a limit of the service, as that of its history, or the {@code TimeoutSeconds} of the machine. */
    public ExplorationAssert staysWithinLimits() {
        return hasNone("all executions to stay within limits", Set.of(Kind.LIMIT_EXCEEDED, Kind.TIMED_OUT));
    }

    /** All executions succeeded: not even a Fail state ended one. */
    public ExplorationAssert allExecutionsSucceed() {
        return hasNone(
                "all executions to succeed",
                Set.of(
                        Kind.FAILED_BY_STATE,
                        Kind.UNHANDLED_ERROR,
                        Kind.NEVER_ENDED,
                        Kind.LIMIT_EXCEEDED,
                        Kind.TIMED_OUT));
    }

    /** Nothing was found: no unhandled error, no execution without end, no limit exceeded. */
    public ExplorationAssert hasNoFindings() {
        return hasNone(
                "nothing to be found",
                Set.of(Kind.UNHANDLED_ERROR, Kind.NEVER_ENDED, Kind.LIMIT_EXCEEDED, Kind.TIMED_OUT));
    }

    /** The budget had room for all failures and pairs. */
    public ExplorationAssert isWithinBudget() {
        holds(exploration.leftOut().isWithinBudget(), "all failures and pairs to be tried", List.of());
        return this;
    }

    /** Executions came to every Task state. */
    public ExplorationAssert reachesAllTasks() {
        holds(exploration.neverReached().isEmpty(), "executions to come to all tasks", List.of());
        return this;
    }

    private ExplorationAssert hasNone(String expected, Set<Kind> kinds) {
        List<ExploredExecution> unanswered = exploration.executions(Set.of(Kind.NOT_ANSWERED));
        holds(unanswered.isEmpty(), "an answer to each task that is not made to fail", unanswered);
        List<ExploredExecution> found = exploration.executions(kinds);
        holds(found.isEmpty(), expected, found);
        return this;
    }

    private void holds(boolean condition, String expected, List<ExploredExecution> found) {
        if (!condition) {
            String but = found.isEmpty() ? "." : ", but " + found.size() + " did otherwise.";
            throw new AssertionFailedError(
                    "Expected " + expected + but + "\n\n" + new ExplorationText(exploration).report(found));
        }
    }
}
