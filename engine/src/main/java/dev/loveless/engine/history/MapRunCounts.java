package dev.loveless.engine.history;

import dev.loveless.engine.machine.ExecutionStatus;
import java.util.Map;

/**
 * How a Map Run stands, counted by its child executions, as DescribeMapRun counts them.
 *
 * @param state the Map state
 * @param status of the Map Run itself
 * @param total how many children there are to be; with batches, one for each
 * @param counts how many children have each status; those not begun yet are left out
 */
public record MapRunCounts(
        String mapRunArn,
        String state,
        ExecutionStatus status,
        int total,
        int redriveCount,
        Map<ExecutionStatus, Integer> counts) {
    public MapRunCounts {
        counts = Map.copyOf(counts);
    }

    /** Children with that status. */
    public int count(ExecutionStatus childStatus) {
        return counts.getOrDefault(childStatus, 0);
    }

    /** Children that were not begun yet. */
    public int pending() {
        return total - counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
