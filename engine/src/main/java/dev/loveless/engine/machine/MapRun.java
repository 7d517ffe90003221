package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A distributed Map at work: how its child executions stand. */
final class MapRun {
    /** Without items as long as they are being read. */
    MapPlan plan;

    final TreeMap<Integer, ExecutionStatus> children = new TreeMap<>();
    private final TreeMap<Integer, JsonData> outputs = new TreeMap<>();
    String arn = "";
    int redriveCount;
    /** Where the items are being read from. */
    Optional<JsonData> reading = Optional.empty();
    /** Where the results are being written to. */
    Optional<JsonData> writing = Optional.empty();

    private int running;
    private int succeeded;

    MapRun(MapPlan plan) {
        this.plan = plan;
    }

    void started(int index) {
        // One whose end was never told, since its Map Run was over before it, begins again too.
        if (children.put(index, ExecutionStatus.RUNNING) != ExecutionStatus.RUNNING) {
            running++;
        }
    }

    void ended(int index, ExecutionStatus status, JsonData output) {
        children.put(index, status);
        running--;
        if (status == ExecutionStatus.SUCCEEDED) {
            outputs.put(index, output);
            succeeded++;
        }
    }

    int running() {
        return running;
    }

    /** Those that did not succeed, however they ended. */
    int failures() {
        return children.size() - running - succeeded;
    }

    int nextIndex() {
        return children.size();
    }

    boolean isComplete() {
        return reading.isEmpty() && children.size() == plan.size() && running == 0;
    }

    boolean isBreached() {
        return plan.isBreachedBy(failures());
    }

    /**
     * The outputs in order; failed children are left out.
     *
     * @param transformation with {@code FLATTEN}, the elements of outputs that are arrays take their places
     *     (documented)
     */
    JsonData result(Optional<String> transformation) {
        List<JsonData> all = new ArrayList<>();
        boolean flatten = transformation.filter("FLATTEN"::equals).isPresent();
        for (JsonData output : outputs.values()) {
            if (flatten && output.tree().isArray()) {
                output.tree().forEach(element -> all.add(JsonData.of(element)));
            } else {
                all.add(output);
            }
        }
        return JsonData.array(all);
    }

    /** How each child ended, in order. */
    List<ChildResult> results() {
        List<ChildResult> results = new ArrayList<>();
        children.forEach((index, status) -> results.add(
                new ChildResult(index, status, plan.inputs().get(index), Optional.ofNullable(outputs.get(index)))));
        return results;
    }
}
