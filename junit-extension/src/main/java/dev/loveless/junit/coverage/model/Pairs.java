package dev.loveless.junit.coverage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Two lists of the same shape, element by element. */
final class Pairs {
    private Pairs() {}

    static <T> List<T> map(List<T> some, List<T> others, BinaryOperator<T> function) {
        if (some.size() != others.size()) {
            throw new IllegalArgumentException("Coverage of different definitions cannot be added.");
        }
        List<T> results = new ArrayList<>();
        for (int index = 0; index < some.size(); index++) {
            results.add(function.apply(some.get(index), others.get(index)));
        }
        return results;
    }
}
