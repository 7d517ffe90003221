package dev.loveless.asl.path;

import dev.loveless.asl.diagnostic.Parsed;
import java.util.List;

/**
 * A path that names exactly one place: only members and indices.
 *
 * @param text as written
 */
public record ReferencePath(String text, PathRoot root, List<PathStep> steps) {
    public ReferencePath {
        steps = List.copyOf(steps);
    }

    /** The Reference Path that {@code text} spells. */
    public static Parsed<ReferencePath> parse(String text) {
        return Parsed.success(new ReferencePath(text, new PathRoot.Input(), List.of()));
    }
}
