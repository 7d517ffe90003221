package dev.loveless.engine.machine;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.ItemReader;
import dev.loveless.asl.model.ReaderConfig;
import dev.loveless.engine.data.DataStages.Stage;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import java.util.Optional;

/** What a ReaderConfig takes of the data that were read: ItemsPointer, then MaxItems. */
final class ReadItems {
    private final StateRun run;
    private final Optional<ReaderConfig> config;

    ReadItems(StateRun run, ItemReader reader) {
        this.run = run;
        this.config = reader.readerConfig();
    }

    /** The items among the data; the texts of the faults are inferred. */
    JsonNode of(JsonNode data) {
        JsonNode items = config.flatMap(ReaderConfig::itemsPointer)
                .map(pointer -> at(data, pointer))
                .orElse(data);
        if (!items.isContainerNode()) {
            throw failure("Attempting to map over non-iterable node.");
        }
        return config.flatMap(ReaderConfig::maxItems)
                .map(run.data::integer)
                .map(most -> first(items, most))
                .orElse(items);
    }

    private JsonNode at(JsonNode data, String pointer) {
        JsonNode found = data.at(JsonPointer.compile(pointer));
        if (found.isMissingNode()) {
            throw failure("The items pointer " + pointer + " leads to nothing in what was read.");
        }
        run.scope.stages().reached(Stage.AFTER_ITEMS_POINTER, JsonData.of(found));
        return found;
    }

    private RuntimeException failure(String cause) {
        return run.scope.failure(Failure.of(Failure.Kind.ORDINARY, Failure.ITEM_READER_FAILED, cause));
    }

    private static JsonNode first(JsonNode items, long most) {
        if (most <= 0 || items.size() <= most) {
            return items;
        }
        if (items.isObject()) {
            ObjectNode members = JsonNodeFactory.instance.objectNode();
            items.properties().stream().limit(most).forEach(member -> members.set(member.getKey(), member.getValue()));
            return members;
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < most; i++) {
            elements.add(items.get(i));
        }
        return elements;
    }
}
