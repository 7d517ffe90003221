package dev.loveless.asl.model;

import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.source.Location;

/** The value of {@code InputPath} or {@code OutputPath}. */
public sealed interface DataPath {
    /** Where the value stands. */
    Location location();

    /** {@code null}: an empty object instead of the data. */
    record Discard(Location location) implements DataPath {}

    /** A selection of the data. */
    record Select(Location location, PathExpression path) implements DataPath {}
}
