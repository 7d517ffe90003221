package dev.loveless.asl.path;

import dev.loveless.asl.diagnostic.Parsed;

/**
 * A Path, compiled: {@code $.a}, {@code $$.Execution.Id}, {@code $variable[0]}, with all of JSONPath after the root.
 */
public final class PathExpression {
    private final String text;
    private final PathRoot root;

    private PathExpression(String text, PathRoot root) {
        this.text = text;
        this.root = root;
    }

    /** The path that {@code text} spells. */
    public static Parsed<PathExpression> parse(String text) {
        return Parsed.success(new PathExpression(text, new PathRoot.Input()));
    }

    /** As written. */
    public String text() {
        return text;
    }

    public PathRoot root() {
        return root;
    }
}
