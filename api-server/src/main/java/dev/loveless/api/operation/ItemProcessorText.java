package dev.loveless.api.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The workflow of a distributed Map state, cut out of the definition of its machine. Stateless. */
final class ItemProcessorText {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ItemProcessorText() {}

    /** The text of the state's ItemProcessor, or Iterator; empty if there is no such state. */
    static Optional<String> of(String definition, String mapState) {
        try {
            Deque<JsonNode> open = new ArrayDeque<>();
            open.add(MAPPER.readTree(definition));
            while (!open.isEmpty()) {
                JsonNode node = open.remove();
                JsonNode state = node.path("States").path(mapState);
                if (state.isObject()) {
                    JsonNode processor =
                            state.has("ItemProcessor") ? state.get("ItemProcessor") : state.path("Iterator");
                    return Optional.of(processor.toString());
                }
                node.forEach(open::add);
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A definition that was accepted is no JSON", e);
        }
    }
}
