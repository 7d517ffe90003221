package dev.loveless.junit.coverage.model;

import java.util.List;

/**
 * What holds a {@code States} object: the machine, a branch, or a processor.
 *
 * @param field of the state around it: {@code Branches[0]}, {@code ItemProcessor}; empty for the machine
 * @param line of the definition, from 1
 * @param begun how often it was begun: executions, runs of the branch, or items (of a distributed Map its child
 *     executions)
 * @param states in the order they were written in
 */
public record GroupCoverage(String field, int line, long begun, String startAt, List<StateCoverage> states) {
    public GroupCoverage {
        states = List.copyOf(states);
    }

    GroupCoverage plus(GroupCoverage other) {
        return new GroupCoverage(
                field, line, begun + other.begun, startAt, Pairs.map(states, other.states, StateCoverage::plus));
    }
}
