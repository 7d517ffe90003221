package dev.loveless.asl.model;

import dev.loveless.asl.path.ReferencePath;
import dev.loveless.asl.source.Location;

/** The value of {@code ResultPath}: where the result goes in the state's input. */
public sealed interface ResultPath {
    /** Where the value stands. */
    Location location();

    /** {@code null}: the result is dropped, the input stays. */
    record Discard(Location location) implements ResultPath {}

    /** A place in the input; {@code $} replaces it. */
    record Into(Location location, ReferencePath path) implements ResultPath {}
}
