package dev.loveless.asl.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function was called with.
 *
 * @param values null where undefined; there may be fewer than parameters
 */
record FunctionArguments(List<?> values) {
    @Nullable
    Object value(int index) {
        return index < values.size() ? values.get(index) : null;
    }

    @Nullable
    String text(int index) {
        return (String) value(index);
    }

    @Nullable
    Number number(int index) {
        return (Number) value(index);
    }

    @Nullable
    List<?> list(int index) {
        return (List<?>) value(index);
    }

    boolean isMissing(int index) {
        return value(index) == null;
    }

    /** A number cut to an integer, or another one where it is undefined. */
    int integer(int index, int otherwise) {
        Number number = number(index);
        return number == null ? otherwise : number.intValue();
    }
}
