package dev.loveless.asl.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * A function of a JSON value by way of what it holds, innermost first. Deep nesting costs heap, never stack.
 *
 * @param <T> what each value gives
 */
public abstract class SourceFold<T> {
    protected abstract T ofScalar(SourceScalar scalar);

    /** What an object gives, from what the values of its members gave, in the order of the members. */
    protected abstract T ofObject(SourceObject object, List<T> values);

    /** What an array gives, from what its elements gave. */
    protected abstract T ofArray(SourceArray array, List<T> elements);

    /** What {@code root} gives. */
    public final T apply(SourceNode root) {
        Deque<Unfinished<T>> around = new ArrayDeque<>();
        around.push(new Unfinished<>(root, List.of(root)));
        while (true) {
            Unfinished<T> innermost = around.element();
            if (innermost.rest.hasNext()) {
                SourceNode next = innermost.rest.next();
                if (next instanceof SourceScalar scalar) {
                    innermost.results.add(ofScalar(scalar));
                } else {
                    around.push(new Unfinished<>(next, valuesIn(next)));
                }
            } else {
                around.pop();
                if (around.isEmpty()) {
                    return innermost.results.get(0);
                }
                around.element().results.add(finish(innermost));
            }
        }
    }

    private static List<SourceNode> valuesIn(SourceNode node) {
        return node instanceof SourceObject object
                ? object.members().stream().map(SourceMember::value).toList()
                : ((SourceArray) node).elements();
    }

    private T finish(Unfinished<T> visited) {
        return visited.node instanceof SourceObject object
                ? ofObject(object, visited.results)
                : ofArray((SourceArray) visited.node, visited.results);
    }

    /** An object or array, and what the values in it have given so far. */
    private static final class Unfinished<T> {
        private final SourceNode node;
        private final Iterator<SourceNode> rest;
        private final List<T> results;

        private Unfinished(SourceNode node, List<SourceNode> values) {
            this.node = node;
            this.rest = values.iterator();
            this.results = new ArrayList<>(values.size());
        }
    }
}
