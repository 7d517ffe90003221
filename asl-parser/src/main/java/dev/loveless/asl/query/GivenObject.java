package dev.loveless.asl.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object from outside as the library sees objects. Nothing is copied; only what an expression looks at is turned
 * into what it works on.
 */
final class GivenObject extends AbstractMap<String, Object> {
    private final ObjectNode json;

    GivenObject(ObjectNode json) {
        this.json = json;
    }

    ObjectNode json() {
        return json;
    }

    @Override
    public int size() {
        return json.size();
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && json.has(name);
    }

    @Override
    public @Nullable Object get(Object key) {
        JsonNode value = key instanceof String name ? json.get(name) : null;
        return value == null ? null : JsonataValues.toPlain(value);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return json.size();
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return json.properties().stream()
                        .map(member -> Map.entry(member.getKey(), JsonataValues.toPlain(member.getValue())))
                        .iterator();
            }
        };
    }
}
