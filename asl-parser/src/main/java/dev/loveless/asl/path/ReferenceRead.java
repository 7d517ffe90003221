package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Follows a Reference Path through a document, with the JSONPath library's words where it leads nowhere. */
final class ReferenceRead {
    private ReferenceRead() {}

    static PathResult of(ReferencePath path, JsonNode document) {
        List<PathStep> steps = path.steps();
        JsonNode at = document;
        for (int index = 0; index < steps.size(); index++) {
            JsonNode next = child(at, steps.get(index));
            if (next == null) {
                return new PathResult.Missing("No results for path: $");
            }
            at = next;
        }
        return new PathResult.Found(at);
    }

    private static @org.jspecify.annotations.Nullable JsonNode child(JsonNode parent, PathStep step) {
        if (step instanceof PathStep.Field field) {
            return parent.get(field.name());
        }
        int position = ((PathStep.Index) step).index();
        return parent.get(position < 0 ? parent.size() + position : position);
    }
}
