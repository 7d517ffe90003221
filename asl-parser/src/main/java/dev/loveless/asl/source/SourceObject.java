package dev.loveless.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object; its members keep the order they were written in, and their names are unique. */
public final class SourceObject implements SourceNode {
    private final Location location;
    private final Map<String, SourceMember> members;

    /** An object with the given members; where a name occurs twice, the later one counts. */
    public SourceObject(Location location, Collection<SourceMember> members) {
        this.location = location;
        Map<String, SourceMember> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.put(member.name(), member));
        this.members = Collections.unmodifiableMap(byName);
    }

    @Override
    public Location location() {
        return location;
    }

    /** The members in order. */
    public Collection<SourceMember> members() {
        return members.values();
    }

    /** The member of that name. */
    public Optional<SourceMember> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The value of the member of that name. */
    public Optional<SourceNode> get(String name) {
        return member(name).map(SourceMember::value);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    @Override
    public JsonNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.values()
                .forEach(member -> object.set(member.name(), member.value().json()));
        return object;
    }
}
