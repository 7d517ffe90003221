package dev.loveless.asl.parse;

import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object of a valid definition. It remembers which fields were read, so that none can be overlooked:
 * {@link #finish()} fails if one was.
 */
class FieldReader {
    private final SourceObject object;
    private final Set<String> unread = new LinkedHashSet<>();

    FieldReader(SourceNode node) {
        this.object = SourceValues.object(node);
        for (SourceMember member : object.members()) {
            unread.add(member.name());
        }
    }

    final Location location() {
        return object.location();
    }

    /** The names of all fields, in order. */
    final List<String> names() {
        return object.members().stream().map(SourceMember::name).toList();
    }

    final Optional<SourceNode> find(String name) {
        unread.remove(name);
        return object.get(name);
    }

    /** The value of whichever field is there: one with two names, of which a definition uses one. */
    final Optional<SourceNode> find(String name, String otherName) {
        return find(name).or(() -> find(otherName));
    }

    final SourceNode get(String name) {
        return find(name).orElseThrow(() -> SourceValues.violated(location(), "no field " + name));
    }

    final String text(String name) {
        return SourceValues.text(get(name));
    }

    final Optional<String> findText(String name) {
        return find(name).map(SourceValues::text);
    }

    final Optional<Long> findInteger(String name) {
        return find(name).map(SourceValues::integer);
    }

    final Optional<Double> findNumber(String name) {
        return find(name).map(SourceValues::number);
    }

    /** The elements of the array of that name; none if the field is absent. */
    final List<SourceNode> elements(String name) {
        return find(name).map(SourceValues::elements).orElse(List.of());
    }

    /** The strings in the array of that name; none if the field is absent. */
    final List<String> texts(String name) {
        return elements(name).stream().map(SourceValues::text).toList();
    }

    /** To be called when all was read that is known; anything left over would be lost. */
    final void finish() {
        if (!unread.isEmpty()) {
            throw SourceValues.violated(location(), "unsupported fields " + unread);
        }
    }
}
