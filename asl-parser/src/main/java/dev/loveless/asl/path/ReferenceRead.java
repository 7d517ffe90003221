package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a Reference Path through a document: the short way for the paths that are used most. */
final class ReferenceRead {
    private ReferenceRead() {}

    static PathResult of(ReferencePath path, JsonNode document) {
        List<PathStep> steps = path.steps();
        JsonNode at = document;
        for (int index = 0; index < steps.size(); index++) {
            JsonNode next = child(at, steps.get(index));
            if (next == null) {
                boolean pastEnd =
                        index == steps.size() - 1 && at.isArray() && steps.get(index) instanceof PathStep.Index;
                return new PathResult.Missing(reason(steps, document), pastEnd);
            }
            at = next;
        }
        return new PathResult.Found(at);
    }

    private static @Nullable JsonNode child(JsonNode parent, PathStep step) {
        return step instanceof PathStep.Field field
                ? parent.get(field.name())
                : parent.get(((PathStep.Index) step).positionIn(parent));
    }

    /** Why there is nothing, in the words of the library, which are AWS's. */
    private static String reason(List<PathStep> steps, JsonNode document) {
        String path = quoted(steps);
        PathResult result = LibraryRead.of(path, document);
        return result instanceof PathResult.Missing missing ? missing.reason() : "No results for path: " + path;
    }

    private static String quoted(List<PathStep> steps) {
        StringBuilder path = new StringBuilder("$");
        for (PathStep step : steps) {
            if (step instanceof PathStep.Field field) {
                String name = field.name().replace("\\", "\\\\").replace("'", "\\'");
                path.append("['").append(name).append("']");
            } else {
                path.append('[').append(((PathStep.Index) step).index()).append(']');
            }
        }
        return path.toString();
    }
}
