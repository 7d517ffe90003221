package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ReaderConfig;
import dev.loveless.engine.data.JsonData;
import java.util.Optional;

/** What an ItemReader has read, given as a text. */
final class ItemReaderData {
    private ItemReaderData() {}

    /** The data that the text holds; empty if it holds none. JSON, or a line for each item where JSONL is read. */
    static Optional<JsonNode> parse(String text, MapState state) {
        boolean lines = state.itemReader()
                .flatMap(reader -> reader.readerConfig())
                .flatMap(ReaderConfig::inputType)
                .filter("JSONL"::equals)
                .isPresent();
        return lines ? lines(text) : JsonData.parse(text).map(JsonData::tree);
    }

    private static Optional<JsonNode> lines(String text) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                Optional<JsonData> item = JsonData.parse(line);
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                items.add(item.get().tree());
            }
        }
        return Optional.of(items);
    }
}
