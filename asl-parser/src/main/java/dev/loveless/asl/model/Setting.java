package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.function.Function;

/**
 * A field that is either fixed in the definition or evaluated: {@code TimeoutSeconds} with a number,
 * {@code TimeoutSecondsPath}, or {@code TimeoutSeconds} with a JSONata expression.
 *
 * @param <T> the type of the fixed value
 */
public sealed interface Setting<T> {
    /** Where the value stands; its member name says which of the spellings was used. */
    Location location();

    /** The value itself. */
    record Fixed<T>(Location location, T value) implements Setting<T> {}

    /** What gives the value at run time. */
    record Computed<T>(Location location, Expression expression) implements Setting<T> {}

    /** One of the functions applied, by the kind of this setting. */
    default <R> R fold(Function<? super T, ? extends R> fixed, Function<? super Expression, ? extends R> computed) {
        return this instanceof Fixed<T> it
                ? fixed.apply(it.value())
                : computed.apply(((Computed<T>) this).expression());
    }
}
