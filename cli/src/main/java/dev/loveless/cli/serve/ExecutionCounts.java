package dev.loveless.cli.serve;

import dev.loveless.api.resource.ExecutionWatch;
import dev.loveless.api.resource.Revision;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts executions by their status, for the metrics. Thread-safe. */
final class ExecutionCounts implements ExecutionWatch {
    private final Map<ExecutionStatus, LongAdder> changes = new EnumMap<>(ExecutionStatus.class);

    ExecutionCounts() {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            changes.put(status, new LongAdder());
        }
    }

    @Override
    public void beginning(ExecutionIdentity execution, Revision revision) {}

    @Override
    public void statusChanged(ExecutionSnapshot execution) {
        changes.getOrDefault(execution.status(), new LongAdder()).increment();
    }

    /** How many run, and how many have ended in which way since the server started. */
    Map<String, Long> byStatus() {
        Map<String, Long> counts = new TreeMap<>();
        changes.forEach((status, count) -> counts.put(status.name(), count.sum()));
        long begun = counts.getOrDefault(ExecutionStatus.RUNNING.name(), 0L);
        long ended = counts.values().stream().mapToLong(count -> count).sum() - begun;
        counts.put(ExecutionStatus.RUNNING.name(), Math.max(0, begun - ended));
        return counts;
    }
}
