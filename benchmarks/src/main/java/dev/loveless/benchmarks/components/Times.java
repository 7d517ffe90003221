package dev.loveless.benchmarks.components;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What something took, time after time. Not thread-safe. */
final class Times {
    private final List<Long> nanoseconds = new ArrayList<>();

    void measure(Runnable action) {
        long start = System.nanoTime();
        action.run();
        nanoseconds.add(System.nanoTime() - start);
    }

    double median() {
        List<Long> sorted = new ArrayList<>(nanoseconds);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    double best() {
        return Collections.min(nanoseconds) / 1e6;
    }

    @Override
    public String toString() {
        return String.format("%,9.2f ms (best %,.2f, of %d)", median(), best(), nanoseconds.size());
    }
}
