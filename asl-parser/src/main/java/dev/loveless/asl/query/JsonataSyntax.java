package dev.loveless.asl.query;

import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed expression. The library keeps its syntax tree to itself; this is the only place that looks into
 * it.
 */
final class JsonataSyntax {
    private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();

    private final Object symbol;

    private JsonataSyntax(Object symbol) {
        this.symbol = symbol;
    }

    /** The root of the expression's tree. */
    static JsonataSyntax of(Jsonata expression) {
        Object root = read(expression, "ast");
        if (root == null) {
            throw new IllegalStateException("The library parsed an expression to nothing");
        }
        return new JsonataSyntax(root);
    }

    /** What kind of node this is, in the words of the JSONata reference implementation. */
    String type() {
        return text("type");
    }

    /** A field that holds text; empty if it holds none. */
    String text(String field) {
        return read(symbol, field) instanceof String value ? value : "";
    }

    /** The nodes a field holds, one or many, of pairs both; none if it is not set. */
    List<JsonataSyntax> nodes(String field) {
        List<JsonataSyntax> nodes = new ArrayList<>();
        collect(read(symbol, field), nodes);
        return nodes;
    }

    private void collect(@Nullable Object value, List<JsonataSyntax> nodes) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, nodes));
        } else if (value instanceof Object[] pair) {
            for (Object one : pair) {
                collect(one, nodes);
            }
        } else if (value != null && isSymbol(value)) {
            nodes.add(new JsonataSyntax(value));
        }
    }

    private static boolean isSymbol(Object value) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().equals("Symbol")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object read(Object owner, String name) {
        try {
            return field(owner.getClass(), name).get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The library's field '" + name + "' cannot be read", e);
        }
    }

    private static Field field(Class<?> owner, String name) {
        return FIELDS.computeIfAbsent(owner.getName() + "." + name, key -> {
            for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        field.setAccessible(true);
                        return field;
                    }
                }
            }
            throw new IllegalStateException("The library has no field '" + name + "' in " + owner);
        });
    }
}
