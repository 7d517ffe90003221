package dev.loveless.asl.query;

import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed expression. The library keeps its syntax tree to itself; this is the only place that looks into
 * it.
 */
final class JsonataSyntax {
    private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();

    /** The fields that hold nodes below a node. */
    private static final List<String> CHILDREN = List.of(
            "steps",
            "lhs",
            "rhs",
            "lhsObject",
            "group",
            "expressions",
            "expression",
            "procedure",
            "arguments",
            "body",
            "condition",
            "then",
            "_else",
            "predicate",
            "stages",
            "expr",
            "terms",
            "pattern",
            "update",
            "delete",
            "nextFunction");

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

    /** The node that is the library's object. */
    static JsonataSyntax ofNode(Object symbol) {
        return new JsonataSyntax(symbol);
    }

    /** The name of the function that this node calls; empty if it calls none. */
    String calledFunction() {
        return nodes("procedure").stream()
                .findFirst()
                .map(procedure -> procedure.text("value"))
                .orElse("");
    }

    /** The name without {@code $} in the place of the function that this node calls; empty if there is none. */
    String plainCallee() {
        return nodes("procedure").stream()
                .flatMap(procedure -> procedure.type().equals("path")
                        ? procedure.nodes("steps").stream().limit(1)
                        : Stream.of(procedure))
                .filter(step -> step.type().equals("name"))
                .map(step -> step.text("value"))
                .findFirst()
                .orElse("");
    }

    /** The library's object. */
    Object symbol() {
        return symbol;
    }

    /** This node and all below it, each once. The action may change the node it is given. */
    void forEach(Consumer<JsonataSyntax> action) {
        forEach(node -> true, action);
    }

    /** The same, but looks below a node only if it {@code isOpen}. */
    void forEach(Predicate<JsonataSyntax> isOpen, Consumer<JsonataSyntax> action) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<JsonataSyntax> ahead = new ArrayDeque<>(List.of(this));
        while (!ahead.isEmpty()) {
            JsonataSyntax node = ahead.pop();
            if (seen.add(node.symbol)) {
                if (isOpen.test(node)) {
                    CHILDREN.forEach(field -> node.nodes(field).forEach(ahead::push));
                }
                action.accept(node);
            }
        }
    }

    /** Puts something else in the place of a literal regular expression. */
    void replaceRegex(Function<Pattern, Object> replacement) {
        if (read(symbol, "value") instanceof Pattern pattern) {
            write(symbol, "value", replacement.apply(pattern));
        }
    }

    /** Makes this node, of an operator with two operands, a call of the function that {@code call} calls. */
    void turnIntoCall(JsonataSyntax call) {
        List<Object> operands = new ArrayList<>();
        nodes("lhs").forEach(left -> operands.add(left.symbol));
        nodes("rhs").forEach(right -> operands.add(right.symbol));
        write(symbol, "type", "function");
        write(symbol, "procedure", read(call.symbol, "procedure"));
        write(symbol, "arguments", operands);
    }

    /** Names another variable. */
    void rename(String name) {
        write(symbol, "value", name);
    }

    /** What kind of node this is, in the words of the JSONata reference implementation. */
    String type() {
        return text("type");
    }

    /** A field that holds text; empty if it holds none. */
    String text(String field) {
        Object value = read(symbol, field);
        return value instanceof String || value instanceof Character ? value.toString() : "";
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

    private static void write(Object owner, String name, @Nullable Object value) {
        try {
            field(owner.getClass(), name).set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The library's field '" + name + "' cannot be written", e);
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
