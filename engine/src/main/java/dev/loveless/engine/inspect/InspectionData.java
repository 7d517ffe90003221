package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.DataStages;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.FailureListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Collects what {@code inspectionData} tells: the data after each step, and what became of a failure. */
final class InspectionData implements DataStages, FailureListener {
    private final EnumMap<Stage, JsonData> stages = new EnumMap<>(Stage.class);
    private Optional<Handling> handling = Optional.empty();

    @Override
    public void reached(Stage stage, JsonData value) {
        stages.put(stage, value);
    }

    @Override
    public void handled(Handling last) {
        handling = Optional.of(last);
    }

    /** What became of the last failure. */
    Optional<Handling> handling() {
        return handling;
    }

    /**
     * The member of the answer.
     *
     * @param variables those there are after the state
     */
    ObjectNode toJson(JsonData input, Map<String, JsonNode> variables) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("input", input.text());
        stages.forEach((stage, value) -> json.set(stage.memberName(), shown(stage, value)));
        if (!variables.isEmpty()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            variables.forEach(all::set);
            json.put("variables", JsonData.of(all).text());
        }
        handling.map(InspectionData::errorDetails)
                .filter(details -> !details.isEmpty())
                .ifPresent(details -> json.set("errorDetails", details));
        return json;
    }

    private static JsonNode shown(Stage stage, JsonData value) {
        return switch (stage) {
            case MAX_CONCURRENCY, TOLERATED_FAILURE_COUNT, TOLERATED_FAILURE_PERCENTAGE -> value.tree();
            case AFTER_ITEM_SELECTOR, AFTER_ITEM_BATCHER -> texts(value);
            default -> JsonNodeFactory.instance.textNode(value.text());
        };
    }

    private static ArrayNode texts(JsonData array) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        array.tree().forEach(element -> texts.add(JsonData.of(element).text()));
        return texts;
    }

    private static ObjectNode errorDetails(Handling handling) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        handling.catcher().ifPresent(index -> details.put("catchIndex", index));
        handling.retrier().ifPresent(index -> details.put("retryIndex", index));
        handling.delay().ifPresent(delay -> details.put("retryBackoffIntervalSeconds", delay.toSeconds()));
        return details;
    }
}
