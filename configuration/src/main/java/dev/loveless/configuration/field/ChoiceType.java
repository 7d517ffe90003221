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

/** One of several words. */
public final class ChoiceType<T> implements ValueType<T> {
    private final Map<String, T> choices;
    private final String remedy;

    private ChoiceType(Map<String, T> choices, String remedy) {
        this.choices = choices;
        this.remedy = remedy;
    }

    public static <T> ChoiceType<T> of(String word, T value, String otherWord, T otherValue) {
        Map<String, T> choices = new LinkedHashMap<>();
        choices.put(word, value);
        choices.put(otherWord, otherValue);
        return new ChoiceType<>(choices, "Use one of them, in this spelling.");
    }

    /** Where there is only one, for which it says why. */
    public static <T> ChoiceType<T> only(String word, T value, String why) {
        return new ChoiceType<>(Map.of(word, value), why);
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
                            .orElse(remedy));
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
