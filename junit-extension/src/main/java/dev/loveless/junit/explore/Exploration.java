package dev.loveless.junit.explore;

import dev.loveless.engine.Execution;
import dev.loveless.junit.explore.Outcome.Kind;
import java.util.Collection;
import java.util.List;

/** What an exploration has found. {@link #toString()} is what people read. Immutable. */
public final class Exploration {
    private final ExplorationSettings settings;
    private final String input;
    private final List<ExploredExecution> executions;
    private final LeftOut leftOut;
    private final List<String> neverReached;

    /**
     * What was not tried.
     *
     * @param failures that cannot happen to a task, each with the reason, for people
     * @param alone how many failures the budget had no room for
     * @param pairs how many pairs the budget had no room for, at the most: some of them come to the same as one failure
     *     alone
     * @param failingAlone how many pairs of which one failure is a finding by itself
     */
    public record LeftOut(List<String> failures, int alone, int pairs, int failingAlone) {
        public LeftOut {
            failures = List.copyOf(failures);
        }

        /** Whether the budget was enough. */
        public boolean isWithinBudget() {
            return alone == 0 && pairs == 0;
        }
    }

    Exploration(
            ExplorationSettings settings,
            String input,
            List<ExploredExecution> executions,
            LeftOut leftOut,
            List<String> neverReached) {
        this.settings = settings;
        this.input = input;
        this.executions = List.copyOf(executions);
        this.leftOut = leftOut;
        this.neverReached = List.copyOf(neverReached);
    }

    /** The name of the machine. */
    public String machine() {
        return settings.machine().name();
    }

    /** What each execution began with, as JSON text. */
    public String input() {
        return input;
    }

    /** All that were tried: first without a failure, then with one, then with two. */
    public List<ExploredExecution> executions() {
        return executions;
    }

    /** Those that are worth a report. */
    public List<ExploredExecution> findings() {
        return executions.stream().filter(ExploredExecution::isFinding).toList();
    }

    /** Those that ended in one of these ways. */
    public List<ExploredExecution> executions(Collection<Kind> kinds) {
        return executions.stream()
                .filter(it -> kinds.contains(it.outcome().kind()))
                .toList();
    }

    /** What was not tried, and why. */
    public LeftOut leftOut() {
        return leftOut;
    }

    /** The Task states that no execution came to, so that nothing is known of their failures. */
    public List<String> neverReached() {
        return neverReached;
    }

    /**
     * One execution again.
     *
     * @param plan as {@link FailurePlan#text} wrote it
     * @return it as it stands at its end; nothing goes on in it
     * @throws IllegalArgumentException if there is no such plan
     */
    public Execution replay(String plan) {
        return ExplorationRun.of(settings, input, FailurePlan.parse(plan)).execution();
    }

    /** Counts, the findings with a line each, and what was left out. */
    public String summary() {
        return new ExplorationText(this).summary();
    }

    /** The summary, then the timelines of the first findings. */
    @Override
    public String toString() {
        return new ExplorationText(this).report(findings());
    }
}
