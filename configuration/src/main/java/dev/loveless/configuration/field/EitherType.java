package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.util.Optional;

/** A text for the simple case, or an object that says more. */
public final class EitherType<T> implements ValueType<T> {
    private final ValueType<T> text;
    private final ValueType<T> object;

    private EitherType(ValueType<T> text, ValueType<T> object) {
        this.text = text;
        this.object = object;
    }

    public static <T> EitherType<T> of(ValueType<T> text, ValueType<T> object) {
        return new EitherType<>(text, object);
    }

    @Override
    public Optional<T> read(SourceMember written, Reading reading) {
        return (written.value().json().isTextual() ? text : object).read(written, reading);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").add(text.schema(definitions)).add(object.schema(definitions));
        return schema;
    }

    @Override
    public String words() {
        return text.words() + ", or " + object.words();
    }
}
