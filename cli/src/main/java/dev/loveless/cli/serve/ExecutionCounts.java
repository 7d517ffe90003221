package dev.loveless.cli.serve;

import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts executions by their status, for the metrics. Thread-safe. */
final class ExecutionCounts {
    private final LongAdder running = new LongAdder();
    private final Map<ExecutionStatus, LongAdder> ended = new EnumMap<>(ExecutionStatus.class);

    ExecutionCounts() {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            ended.put(status, new LongAdder());
        }
    }

    /** A journal that keeps what the other keeps, and counts by it. */
    Journal countingBy(Journal kept) {
        return new WatchedJournal(kept) {
            @Override
            protected void appended(String executionArn, Entry entry) {
                entry.facts().forEach(ExecutionCounts.this::count);
            }
        };
    }

    private void count(Fact fact) {
        if (fact instanceof Fact.ExecutionStarted || fact instanceof Fact.ExecutionRedriven) {
            running.increment();
        } else if (fact instanceof Fact.ExecutionEnded end) {
            running.decrement();
            ended.getOrDefault(end.status(), running).increment();
        }
    }

    /** How many run, and how many have ended in which way since the server started. */
    Map<String, Long> byStatus() {
        Map<String, Long> counts = new TreeMap<>();
        ended.forEach((status, count) -> counts.put(status.name(), count.sum()));
        counts.put(ExecutionStatus.RUNNING.name(), running.sum());
        return counts;
    }
}
