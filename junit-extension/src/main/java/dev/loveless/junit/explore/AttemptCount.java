package dev.loveless.junit.explore;

import dev.loveless.engine.task.TaskRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the attempts of each Task state through retries, loops and iterations. Thread-safe. */
final class AttemptCount {
    /** By the id of requests, about which is asked more than once. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private final Map<String, Integer> begun = new TreeMap<>();

    /** Which attempt of its state it is, from 1. */
    synchronized int number(TaskRequest request) {
        return numbers.computeIfAbsent(request.id(), id -> begun.merge(request.state(), 1, Integer::sum));
    }

    /** How many were begun, by the name of the state. */
    synchronized Map<String, Integer> begun() {
        return Map.copyOf(begun);
    }
}
