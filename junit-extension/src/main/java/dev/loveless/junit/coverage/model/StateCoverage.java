package dev.loveless.junit.coverage.model;

import java.util.List;

/**
 * A state.
 *
 * @param type the value of its {@code Type} field
 * @param line of the definition, from 1
 * @param entered how often
 * @param groups the branches of a Parallel state or the processor of a Map state
 */
public record StateCoverage(
        String name,
        String type,
        int line,
        long entered,
        List<WayCoverage> ways,
        List<RetrierCoverage> retriers,
        List<GroupCoverage> groups) {
    public StateCoverage {
        ways = List.copyOf(ways);
        retriers = List.copyOf(retriers);
        groups = List.copyOf(groups);
    }

    StateCoverage plus(StateCoverage other) {
        if (!name.equals(other.name)) {
            throw new IllegalArgumentException("Coverage of different definitions cannot be added.");
        }
        return new StateCoverage(
                name,
                type,
                line,
                entered + other.entered,
                Pairs.map(ways, other.ways, WayCoverage::plus),
                Pairs.map(retriers, other.retriers, RetrierCoverage::plus),
                Pairs.map(groups, other.groups, GroupCoverage::plus));
    }
}
