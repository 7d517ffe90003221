package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a value into a document by copying the nodes on the way to its place, and no others. */
final class ReferencePut {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private ReferencePut() {}

    static Optional<JsonNode> put(List<PathStep> steps, JsonNode document, JsonNode value) {
        List<JsonNode> way = new ArrayList<>();
        JsonNode at = document;
        for (PathStep step : steps) {
            way.add(at);
            JsonNode next = child(at, step);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        JsonNode changed = value;
        for (int index = steps.size() - 1; index >= 0; index--) {
            changed = with(way.get(index), steps.get(index), changed);
        }
        return Optional.of(changed);
    }

    /** What a step leads to; NOTHING where a member can be made; null where the step does not fit. */
    private static @Nullable JsonNode child(JsonNode parent, PathStep step) {
        if (step instanceof PathStep.Field field) {
            boolean canHold = parent.isObject() || parent == NOTHING;
            return canHold ? parent.path(field.name()).isMissingNode() ? NOTHING : parent.get(field.name()) : null;
        }
        return parent.isArray() ? parent.get(position((PathStep.Index) step, parent)) : null;
    }

    private static JsonNode with(JsonNode parent, PathStep step, JsonNode child) {
        if (step instanceof PathStep.Field field) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            if (parent instanceof ObjectNode object) {
                copy.setAll(object);
            }
            return copy.set(field.name(), child);
        }
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(parent.size());
        copy.addAll((ArrayNode) parent);
        copy.set(position((PathStep.Index) step, parent), child);
        return copy;
    }

    private static int position(PathStep.Index step, JsonNode array) {
        return step.index() < 0 ? array.size() + step.index() : step.index();
    }
}
