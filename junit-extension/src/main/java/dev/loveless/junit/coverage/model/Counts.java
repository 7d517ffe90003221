package dev.loveless.junit.coverage.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often things have happened in the executions of a machine. Names of states are unique in it. Thread-safe. */
final class Counts {
    /** What can happen in a state. */
    enum Happening {
        ENTERED,
        DONE,
        RULE,
        DEFAULT,
        CAUGHT,
        MATCHED,
        EXHAUSTED,
        /** A branch or processor began. */
        BEGUN
    }

    private record Key(Happening happening, String state, int index) {}

    private final LongAdder executions = new LongAdder();
    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    void executionBegan() {
        executions.increment();
    }

    /** @param index of the rule, catcher, retrier or branch; 0 for the others */
    void add(Happening happening, String state, int index, long times) {
        counts.computeIfAbsent(new Key(happening, state, index), key -> new LongAdder())
                .add(times);
    }

    long executions() {
        return executions.sum();
    }

    long of(Happening happening, String state) {
        return of(happening, state, 0);
    }

    long of(Happening happening, String state, int index) {
        LongAdder count = counts.get(new Key(happening, state, index));
        return count == null ? 0 : count.sum();
    }
}
