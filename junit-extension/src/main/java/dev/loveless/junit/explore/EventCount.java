package dev.loveless.junit.explore;

import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.Fact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the events of the history of an execution and of its children. Thread-safe. */
final class EventCount {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final AtomicLong all = new AtomicLong();

    /** Looks at what is kept in a journal. */
    Journal watch(Journal kept) {
        return new WatchedJournal(kept) {
            @Override
            protected void appended(String executionArn, Entry entry) {
                add(executionArn, entry);
            }
        };
    }

    private void add(String executionArn, Journal.Entry entry) {
        long events =
                entry.facts().stream().filter(Fact.Event.class::isInstance).count();
        counts.merge(executionArn, events, Long::sum);
        all.addAndGet(events);
    }

    long all() {
        return all.get();
    }

    long of(String executionArn) {
        return counts.getOrDefault(executionArn, 0L);
    }
}
