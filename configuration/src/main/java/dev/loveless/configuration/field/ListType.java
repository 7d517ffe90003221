package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list that is not empty. */
public final class ListType<T> implements ValueType<List<T>> {
    private final String words;
    private final ValueType<T> element;
    private final String example;

    private ListType(String words, ValueType<T> element, String example) {
        this.words = words;
        this.element = element;
        this.example = example;
    }

    /** @param example how such a list is written */
    public static <T> ListType<T> of(String words, ValueType<T> element, String example) {
        return new ListType<>(words, element, example);
    }

    @Override
    public Optional<List<T>> read(SourceMember written, Reading reading) {
        if (!(written.value() instanceof SourceArray array) || array.elements().isEmpty()) {
            reading.refuseValue(
                    written,
                    "a list with something in it",
                    written.value().json().isTextual()
                            ? "Write a list: " + asList(written)
                            : "Write a list: " + example);
            return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        for (SourceNode node : array.elements()) {
            String name = written.name() + "[" + values.size() + "]";
            Optional<T> value =
                    element.read(new SourceMember(name, node.location().position(), node), reading);
            if (value.isEmpty()) {
                skipRest(array, values.size() + 1, written, reading);
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    /** Looks at what comes after a wrong element too. */
    private void skipRest(SourceArray array, int from, SourceMember written, Reading reading) {
        for (int index = from; index < array.elements().size(); index++) {
            SourceNode node = array.elements().get(index);
            String name = written.name() + "[" + index + "]";
            element.read(new SourceMember(name, node.location().position(), node), reading);
        }
    }

    /** A text, as for a shell, as the list it most likely stands for. */
    private String asList(SourceMember written) {
        String text = written.value().json().asText().strip();
        return text.matches("[\\w./: =-]{1,200}") ? "[" + String.join(", ", text.split(" +")) + "]" : example;
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema =
                JsonNodeFactory.instance.objectNode().put("type", "array").put("minItems", 1);
        schema.set("items", element.schema(definitions));
        return schema;
    }

    @Override
    public String words() {
        return words;
    }
}
