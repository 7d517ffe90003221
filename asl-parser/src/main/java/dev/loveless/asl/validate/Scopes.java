package dev.loveless.asl.validate;

import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The objects with {@code States} in a definition, whatever else is wrong with it. */
final class Scopes {
    private Scopes() {}

    /** The states of a scope that can be looked at; none if there is no {@code States} object. */
    static Collection<SourceMember> states(SourceObject scope) {
        return scope.get("States").orElse(null) instanceof SourceObject states ? states.members() : List.of();
    }

    /** The scopes inside a state: the branches of a Parallel state, the processor of a Map state. */
    static List<SourceObject> inside(SourceNode state) {
        List<SourceObject> scopes = new ArrayList<>();
        if (state instanceof SourceObject object) {
            elements(object, "Branches").forEach(branch -> add(branch, scopes));
            object.get("ItemProcessor").ifPresent(processor -> add(processor, scopes));
            object.get("Iterator").ifPresent(processor -> add(processor, scopes));
        }
        return scopes;
    }

    /** The elements of an array field; none if it is absent or no array. */
    static List<SourceNode> elements(SourceObject object, String field) {
        return object.get(field).orElse(null) instanceof SourceArray array ? array.elements() : List.of();
    }

    /** The text of a field; empty if it is absent or no text. */
    static Optional<SourceNode> text(SourceObject object, String field) {
        return object.get(field).filter(value -> value.json().isTextual());
    }

    private static void add(SourceNode node, List<SourceObject> scopes) {
        if (node instanceof SourceObject scope) {
            scopes.add(scope);
        }
    }
}
