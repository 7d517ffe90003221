package dev.loveless.asl.model;

import dev.loveless.asl.path.PathExpression;

/** The value of {@code InputPath} or {@code OutputPath}. */
public sealed interface DataPath {
    /** {@code null}: an empty object instead of the data. */
    record Discard() implements DataPath {}

    /** A selection of the data. */
    record Select(PathExpression path) implements DataPath {}
}
