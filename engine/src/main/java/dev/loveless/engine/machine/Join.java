package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The branches of a Parallel state, or the iterations of an inline Map, while they run. */
final class Join {
    /** Of a Map; absent for a Parallel. */
    final Optional<MapPlan> plan;

    final int size;
    /** The lines below that have not ended well, by index. */
    final TreeMap<Integer, Frame> frames = new TreeMap<>();

    private final TreeMap<Integer, JsonData> outputs = new TreeMap<>();
    private int opened;
    int failures;

    Join(Optional<MapPlan> plan, int size) {
        this.plan = plan;
        this.size = size;
    }

    void opened(Frame frame) {
        frames.put(frame.index, frame);
        opened++;
    }

    void ended(int index, JsonData output) {
        frames.remove(index);
        outputs.put(index, output);
    }

    /** Whether all have ended, well or with a failure that the Map puts up with. */
    boolean isComplete() {
        return outputs.size() + failures == size;
    }

    /** Whether there are iterations that have not begun. */
    boolean hasMore() {
        return opened < size;
    }

    int nextIndex() {
        return opened;
    }

    int running() {
        return opened - outputs.size() - failures;
    }

    /** The outputs in order; those of failed iterations are left out. */
    JsonData result() {
        List<JsonData> all = new ArrayList<>(outputs.values());
        return JsonData.array(all);
    }
}
