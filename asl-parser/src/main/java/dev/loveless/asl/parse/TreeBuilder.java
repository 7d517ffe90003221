package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the tree together from what the readers of the notations come across, one thing after the other. */
final class TreeBuilder {
    /** The same as AWS's JSON parser allows by default. */
    static final int DEEPEST = 1000;

    /** The same too, in characters. */
    static final int LONGEST_NUMBER = 1000;

    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<SourceNode> root = Optional.empty();

    /** What is wrong with a number of that many characters. */
    static String tooLongNumber(int length) {
        return "Number value length (" + length + ") exceeds the maximum allowed (" + LONGEST_NUMBER + ")";
    }

    void startObject(Position position) {
        open.push(new Open(locationOfNext(position), true));
    }

    void startArray(Position position) {
        open.push(new Open(locationOfNext(position), false));
    }

    /** The name of the member whose value comes next; false if the object has a member of that name already. */
    boolean name(String name, Position position) {
        Open object = open.element();
        object.name = name;
        object.namePosition = position;
        return object.names.add(name);
    }

    void scalar(JsonNode value, Position position) {
        add(new SourceScalar(locationOfNext(position), value));
    }

    /** Ends the innermost object or array, and gives it back. */
    SourceNode end() {
        Open ended = open.pop();
        SourceNode node = ended.isObject
                ? new SourceObject(ended.location, ended.members)
                : new SourceArray(ended.location, ended.elements);
        add(node);
        return node;
    }

    /** Whether the next thing is a member's name rather than a value. */
    boolean expectsName() {
        Open innermost = open.peek();
        return innermost != null && innermost.isObject && innermost.namePosition == null;
    }

    /** How many objects and arrays are open. */
    int depth() {
        return open.size();
    }

    Optional<SourceNode> root() {
        return root;
    }

    private Location locationOfNext(Position position) {
        Open around = open.peek();
        if (around == null) {
            return Location.root(position);
        }
        return around.isObject
                ? around.location.member(around.name, position)
                : around.location.element(around.elements.size(), position);
    }

    private void add(SourceNode node) {
        Open around = open.peek();
        if (around == null) {
            root = Optional.of(node);
        } else if (around.isObject) {
            Position namePosition = around.namePosition;
            around.members.add(new SourceMember(
                    around.name, namePosition == null ? node.location().position() : namePosition, node));
            around.namePosition = null;
        } else {
            around.elements.add(node);
        }
    }

    /** An object or array whose end has not been seen. */
    private static final class Open {
        private final Location location;
        private final boolean isObject;
        private final List<SourceMember> members = new ArrayList<>();
        private final List<SourceNode> elements = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private String name = "";
        private @Nullable Position namePosition;

        private Open(Location location, boolean isObject) {
            this.location = location;
            this.isObject = isObject;
        }
    }
}
