package dev.loveless.asl.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.function.Function;

/**
 * JSON with expressions in it: a payload template of a JSONPath state (members named {@code x.$}), or the value of a
 * JSONata field (strings in {@code {% %}}). Which strings are expressions is decided when the definition is read; a
 * template is the same for both languages afterwards.
 */
public sealed interface Template {
    /** Where it stands. */
    Location location();

    /** JSON without any expression in it. */
    record Literal(Location location, JsonNode value) implements Template {}

    /** An object with an expression somewhere in it. */
    record ObjectTemplate(Location location, List<Member> members) implements Template {
        public ObjectTemplate {
            members = List.copyOf(members);
        }
    }

    /** An array with an expression somewhere in it. */
    record ArrayTemplate(Location location, List<Template> elements) implements Template {
        public ArrayTemplate {
            elements = List.copyOf(elements);
        }
    }

    /** A value to be evaluated. */
    record Computed(Location location, Expression expression) implements Template {}

    /**
     * A member of an object.
     *
     * @param name without the suffix {@code .$}
     */
    record Member(String name, Template value) {}

    /** One of the functions applied, by the kind of this template. */
    default <R> R fold(
            Function<? super Literal, ? extends R> literal,
            Function<? super ObjectTemplate, ? extends R> object,
            Function<? super ArrayTemplate, ? extends R> array,
            Function<? super Computed, ? extends R> computed) {
        if (this instanceof Literal it) {
            return literal.apply(it);
        }
        if (this instanceof ObjectTemplate it) {
            return object.apply(it);
        }
        if (this instanceof ArrayTemplate it) {
            return array.apply(it);
        }
        return computed.apply((Computed) this);
    }
}
