package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.ArrayList;
import java.util.TreeMap;

/** A distributed Map at work: how its child executions stand. */
final class MapRun {
    final MapPlan plan;
    final TreeMap<Integer, ExecutionStatus> children = new TreeMap<>();
    private final TreeMap<Integer, JsonData> outputs = new TreeMap<>();
    String arn = "";
    int redriveCount;

    MapRun(MapPlan plan) {
        this.plan = plan;
    }

    void ended(int index, ExecutionStatus status, JsonData output) {
        children.put(index, status);
        if (status == ExecutionStatus.SUCCEEDED) {
            outputs.put(index, output);
        }
    }

    int running() {
        return count(ExecutionStatus.RUNNING);
    }

    /** Those that did not succeed, however they ended. */
    int failures() {
        return children.size() - running() - count(ExecutionStatus.SUCCEEDED);
    }

    int nextIndex() {
        return children.size();
    }

    boolean isComplete() {
        return children.size() == plan.size() && running() == 0;
    }

    boolean isBreached() {
        return plan.isBreachedBy(failures());
    }

    /** The outputs in order; failed children are left out. */
    JsonData result() {
        return JsonData.array(new ArrayList<>(outputs.values()));
    }

    private int count(ExecutionStatus status) {
        return (int) children.values().stream().filter(status::equals).count();
    }
}
