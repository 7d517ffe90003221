package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The branches of a Parallel state, or the iterations of an inline Map, while they run. */
final class Join {
    /** Of a Map; absent for a Parallel. */
    final Optional<MapPlan> plan;

    final int size;
    /** The lines below, by index; those that are over included. */
    final TreeMap<Integer, Frame> frames = new TreeMap<>();

    private final TreeMap<Integer, JsonData> outputs = new TreeMap<>();
    int failures;

    Join(Optional<MapPlan> plan, int size) {
        this.plan = plan;
        this.size = size;
    }

    void ended(int index, JsonData output) {
        outputs.put(index, output);
    }

    /** Whether all have ended, well or with a failure that the Map puts up with. */
    boolean isComplete() {
        return outputs.size() + failures == size;
    }

    /** Whether there are iterations that have not begun. */
    boolean hasMore() {
        return frames.size() < size;
    }

    int nextIndex() {
        return frames.size();
    }

    int running() {
        return frames.size() - outputs.size() - failures;
    }

    /** The outputs in order; those of failed iterations are left out. */
    JsonData result() {
        List<JsonData> all = new ArrayList<>(outputs.values());
        return JsonData.array(all);
    }

    Frame frame(int index) {
        return Objects.requireNonNull(frames.get(index));
    }
}
