package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            return canHold ? Objects.requireNonNullElse(parent.get(field.name()), NOTHING) : null;
        }
        return parent.isArray() ? parent.get(((PathStep.Index) step).positionIn(parent)) : null;
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
        copy.set(((PathStep.Index) step).positionIn(parent), child);
        return copy;
    }
}
