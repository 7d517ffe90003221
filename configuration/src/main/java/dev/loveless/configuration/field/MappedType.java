package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.util.Optional;
import java.util.function.Function;

/** A type whose values are made into something else. */
public final class MappedType<S, T> implements ValueType<T> {
    private final ValueType<S> source;
    private final Function<S, T> function;

    private MappedType(ValueType<S> source, Function<S, T> function) {
        this.source = source;
        this.function = function;
    }

    public static <S, T> MappedType<S, T> of(ValueType<S> source, Function<S, T> function) {
        return new MappedType<>(source, function);
    }

    @Override
    public Optional<T> read(SourceMember written, Reading reading) {
        return source.read(written, reading).map(function);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        return source.schema(definitions);
    }

    @Override
    public String words() {
        return source.words();
    }
}
