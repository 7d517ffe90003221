package dev.loveless.asl.model;

import dev.loveless.asl.path.ReferencePath;

/** The value of {@code ResultPath}: where the result goes in the state's input. */
public sealed interface ResultPath {
    /** {@code null}: the result is dropped, the input stays. */
    record Discard() implements ResultPath {}

    /** A place in the input; {@code $} replaces it. */
    record Into(ReferencePath path) implements ResultPath {}
}
