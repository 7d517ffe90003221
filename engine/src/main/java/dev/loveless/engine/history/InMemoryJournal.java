package dev.loveless.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps facts as long as the program runs. */
public final class InMemoryJournal implements Journal {
    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

    @Override
    public void append(String executionArn, Entry entry) {
        entries.compute(executionArn, (arn, kept) -> {
            List<Entry> all = kept == null ? new ArrayList<>(4) : kept;
            all.add(entry);
            return all;
        });
    }

    @Override
    public List<Entry> read(String executionArn) {
        return readFrom(executionArn, 0);
    }

    @Override
    public List<Entry> readFrom(String executionArn, int first) {
        List<Entry> copy = new ArrayList<>();
        entries.computeIfPresent(executionArn, (arn, kept) -> {
            copy.addAll(kept.subList(Math.min(first, kept.size()), kept.size()));
            return kept;
        });
        return copy;
    }

    @Override
    public void forget(String executionArn) {
        entries.remove(executionArn);
    }
}
