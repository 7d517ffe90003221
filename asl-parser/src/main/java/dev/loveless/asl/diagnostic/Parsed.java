package dev.loveless.asl.diagnostic;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading a piece of text: a value, or why there is none. Syntax faults are values, not exceptions.
 *
 * @param <T> what was to be read
 */
public sealed interface Parsed<T> {
    /** It was read. */
    record Success<T>(T value) implements Parsed<T> {}

    /**
     * It could not be read.
     *
     * @param reason why, in the words of the grammar concerned
     * @param offset the character of the text at which it was noticed, from 0; -1 if not known
     * @param isOutOfStack whether a recursive parser came to the end of the stack. Unlike other failures this one
     *     depends on where the parser was called from: the same text can be read with more stack left
     */
    record Failure<T>(String reason, int offset, boolean isOutOfStack) implements Parsed<T> {}

    static <T> Parsed<T> success(T value) {
        return new Success<>(value);
    }

    static <T> Parsed<T> failure(String reason, int offset) {
        return new Failure<>(reason, offset, false);
    }

    /** There was not enough stack to read it. */
    static <T> Parsed<T> outOfStack() {
        return new Failure<>("Nested too deeply.", -1, true);
    }

    /** The value, if there is one. */
    default Optional<T> toOptional() {
        return fold(Optional::of, failure -> Optional.empty());
    }

    /** One of the two functions applied to what there is. */
    default <R> R fold(Function<? super T, ? extends R> success, Function<Failure<T>, ? extends R> failure) {
        return this instanceof Success<T> read ? success.apply(read.value()) : failure.apply((Failure<T>) this);
    }
}
