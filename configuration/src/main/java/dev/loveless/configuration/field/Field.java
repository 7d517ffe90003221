package dev.loveless.configuration.field;

import java.util.List;

/**
 * A field of an object: all that the reader, the JSON Schema and the documentation say about it.
 *
 * @param defaultText what holds where it is absent, for people; empty if there is nothing to say
 * @param sentence what it is for
 * @param otherNames what people who come from elsewhere may call it
 */
public record Field<T>(
        String name,
        ValueType<T> type,
        boolean isRequired,
        String defaultText,
        String sentence,
        List<String> otherNames) {
    public Field {
        otherNames = List.copyOf(otherNames);
    }

    /** A field that may be absent. */
    public static <T> Field<T> of(String name, ValueType<T> type, String defaultText, String sentence) {
        return new Field<>(name, type, false, defaultText, sentence, List.of());
    }

    /** A field that must be there. */
    public static <T> Field<T> required(String name, ValueType<T> type, String sentence) {
        return new Field<>(name, type, true, "", sentence, List.of());
    }

    /** The same field, suggested to those who write one of these names. */
    public Field<T> alsoCalled(String... names) {
        return new Field<>(name, type, isRequired, defaultText, sentence, List.of(names));
    }
}
