package dev.loveless.asl.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a walk through a tree has yet to visit, in the order it was written in; instead of recursion. */
final class Worklist<T> {
    private final Deque<T> ahead = new ArrayDeque<>();

    Worklist(List<? extends T> items) {
        addAhead(items);
    }

    boolean isEmpty() {
        return ahead.isEmpty();
    }

    T next() {
        return ahead.pop();
    }

    /** To be visited before all that is waiting already, the first of them first. */
    void addAhead(List<? extends T> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            ahead.push(items.get(i));
        }
    }
}
