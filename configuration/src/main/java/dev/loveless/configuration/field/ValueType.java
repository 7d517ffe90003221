package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.util.Optional;

/**
 * What can stand as the value of a field. Immutable.
 *
 * @param <T> what a value is in Java
 */
public interface ValueType<T> {
    /**
     * The value that is written.
     *
     * @param written with the name of its field; an element of a list has a name like {@code command[1]}
     * @return empty if it is wrong; that has been reported then
     */
    Optional<T> read(SourceMember written, Reading reading);

    /** A JSON Schema (draft-07) of all values of this type; it may accept some that are refused when they are read. */
    ObjectNode schema(SchemaDefinitions definitions);

    /** What the documentation calls it, short enough for a table: {@code duration, 1s to 15m}. */
    String words();
}
