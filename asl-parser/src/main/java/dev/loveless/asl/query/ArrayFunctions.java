package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import dev.loveless.asl.random.Chance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Functions on arrays, as the JSONata reference implementation has them. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static @Nullable Object sort(FunctionArguments arguments) {
        List<?> array = arguments.list(0);
        if (array == null || array.size() <= 1) {
            return array;
        }
        Object function = arguments.value(1);
        if (function != null) {
            return sorted(new ArrayList<>(array), function);
        }
        List<Object> copy = new ArrayList<>(array);
        if (Utils.isArrayOfNumbers(copy)) {
            copy.sort(Comparator.comparingDouble(number -> ((Number) number).doubleValue()));
        } else if (Utils.isArrayOfStrings(copy)) {
            copy.sort(Comparator.comparing(text -> (String) text));
        } else {
            throw new JException("D3070", -1);
        }
        return copy;
    }

    /** A merge sort that asks the function the same questions as the reference, which need not be consistent. */
    private static List<Object> sorted(List<Object> array, Object function) {
        if (array.size() <= 1) {
            return array;
        }
        int middle = array.size() / 2;
        List<Object> left = sorted(array.subList(0, middle), function);
        List<Object> right = sorted(array.subList(middle, array.size()), function);
        List<Object> merged = new ArrayList<>(array.size());
        int fromLeft = 0;
        int fromRight = 0;
        while (fromLeft < left.size() && fromRight < right.size()) {
            JsonataEvaluation.current().budget().spend(1);
            Object first = left.get(fromLeft);
            Object second = right.get(fromRight);
            boolean swap = Jsonata.boolize(TextFunctions.apply(function, List.of(first, second)));
            merged.add(swap ? second : first);
            if (swap) {
                fromRight++;
            } else {
                fromLeft++;
            }
        }
        merged.addAll(left.subList(fromLeft, left.size()));
        merged.addAll(right.subList(fromRight, right.size()));
        return merged;
    }

    static @Nullable Object shuffle(FunctionArguments arguments) {
        List<?> array = arguments.list(0);
        if (array == null || array.size() <= 1) {
            return array;
        }
        RandomGenerator random = JsonataEvaluation.current().bindings().random();
        List<Object> shuffled = new ArrayList<>(array);
        for (int index = shuffled.size() - 1; index > 0; index--) {
            int other = (int) Chance.between(0, index + 1L, random);
            Object moved = shuffled.get(index);
            shuffled.set(index, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return shuffled;
    }
}
