package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.List;
import java.util.Optional;

/**
 * What a Map state is about to do.
 *
 * @param items the value, and for items from an object the key, of each
 * @param inputs what each iteration or child execution gets; with batches fewer than the items
 * @param concurrency how many at once; 1 or more
 * @param toleratedCount how many may fail, if the state says so
 * @param toleratedPercentage what share may fail, if the state says so
 */
public record MapPlan(
        List<MapItem> items,
        List<JsonData> inputs,
        int concurrency,
        Optional<Long> toleratedCount,
        Optional<Double> toleratedPercentage) {
    public MapPlan {
        items = List.copyOf(items);
        inputs = List.copyOf(inputs);
    }

    /** The same with other limits. */
    public MapPlan updated(Fact.MapRunUpdated limits) {
        return new MapPlan(
                items,
                inputs,
                limits.concurrency().orElse(concurrency),
                limits.toleratedCount().or(() -> toleratedCount),
                limits.toleratedPercentage().or(() -> toleratedPercentage));
    }

    /** How many iterations or child executions there are to be. */
    public int size() {
        return inputs.size();
    }

    /** Whether the state says anything about failures it puts up with. */
    public boolean toleratesFailures() {
        return toleratedCount.isPresent() || toleratedPercentage.isPresent();
    }

    /** Whether so many failures are more than the state puts up with; either limit's breach counts. */
    public boolean isBreachedBy(int failures) {
        if (failures == 0) {
            return false;
        }
        boolean count = toleratedCount.isPresent() && failures > toleratedCount.get();
        boolean percentage = toleratedPercentage.isPresent() && failures * 100.0 > toleratedPercentage.get() * size();
        return count || percentage || !toleratesFailures();
    }
}
