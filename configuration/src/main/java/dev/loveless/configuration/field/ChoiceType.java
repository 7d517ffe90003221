package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.source.SourceMember;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of two words. */
public final class ChoiceType<T> implements ValueType<T> {
    private final Map<String, T> choices;

    private ChoiceType(Map<String, T> choices) {
        this.choices = choices;
    }

    public static <T> ChoiceType<T> of(String word, T value, String otherWord, T otherValue) {
        Map<String, T> choices = new LinkedHashMap<>();
        choices.put(word, value);
        choices.put(otherWord, otherValue);
        return new ChoiceType<>(choices);
    }

    @Override
    public Optional<T> read(SourceMember written, Reading reading) {
        String word = written.value().json().asText("");
        T choice = choices.get(word);
        if (choice == null) {
            reading.refuseValue(
                    written,
                    words().replace("`", ""),
                    Suggestion.closest(word, choices.keySet())
                            .map(meant -> "Did you mean '" + meant + "'?")
                            .orElse("Use one of them, in this spelling."));
        }
        return Optional.ofNullable(choice);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode words = schema.putArray("enum");
        choices.keySet().forEach(words::add);
        return schema;
    }

    @Override
    public String words() {
        return choices.keySet().stream().map(word -> "`" + word + "`").collect(Collectors.joining(" or "));
    }
}
