package dev.loveless.engine.history;

import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a Map Run stands, as DescribeMapRun tells it.
 *
 * @param state the Map state
 * @param status of the Map Run itself
 * @param total how many children there are to be; with batches, one for each
 * @param items how many items there are; more than children where they are in batches
 * @param counts how many children have each status; those not begun yet are left out
 * @param itemCounts the same, of the items that the children have
 * @param stopTime when it ended
 * @param redriveTime of the last redrive
 */
public record MapRunCounts(
        String mapRunArn,
        String state,
        ExecutionStatus status,
        int total,
        int items,
        int redriveCount,
        Map<ExecutionStatus, Integer> counts,
        Map<ExecutionStatus, Integer> itemCounts,
        Limits limits,
        Instant startTime,
        Optional<Instant> stopTime,
        Optional<Instant> redriveTime) {
    public MapRunCounts {
        counts = Map.copyOf(counts);
        itemCounts = Map.copyOf(itemCounts);
    }

    /**
     * What the state sets.
     *
     * @param concurrency how many children at once; the service's own limit where the state sets none
     */
    public record Limits(int concurrency, Optional<Long> toleratedCount, Optional<Double> toleratedPercentage) {}

    /** Children with that status. */
    public int count(ExecutionStatus childStatus) {
        return counts.getOrDefault(childStatus, 0);
    }

    /** Children that were not begun yet. */
    public int pending() {
        return total - counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Items whose children have that status. */
    public int itemCount(ExecutionStatus childStatus) {
        return itemCounts.getOrDefault(childStatus, 0);
    }

    /** Items whose children were not begun yet. */
    public int pendingItems() {
        return items - itemCounts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
