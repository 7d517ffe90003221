package dev.loveless.asl.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a JSON value stands: the steps that lead to it from the root, and the position of its first character.
 * Immutable and cheap: a location shares the steps of the one around it, and its texts are made only when asked for.
 */
public final class Location {
    private final @Nullable Location parent;
    private final String name;
    private final int index;
    private final Position position;

    private Location(@Nullable Location parent, String name, int index, Position position) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.position = position;
    }

    /** The whole document. */
    public static Location root(Position position) {
        return new Location(null, "", -1, position);
    }

    /** The value of the member {@code name} of the object that stands here. */
    public Location member(String name, Position position) {
        return new Location(this, name, -1, position);
    }

    /** The element {@code index} (from 0) of the array that stands here. */
    public Location element(int index, Position position) {
        return new Location(this, "", index, position);
    }

    /** The position of the value's first character. */
    public Position position() {
        return position;
    }

    /** The location of the object or array around this value; empty at the root. */
    public Optional<Location> parent() {
        return Optional.ofNullable(parent);
    }

    /** The name of the member whose value stands here; empty for the root and for elements of arrays. */
    public Optional<String> memberName() {
        return parent == null || index >= 0 ? Optional.empty() : Optional.of(name);
    }

    /** This location as an RFC 6901 JSON Pointer: {@code /States/C/Choices/0/Next}; the root is the empty text. */
    public String jsonPointer() {
        StringBuilder text = new StringBuilder();
        for (Location step : steps()) {
            text.append('/');
            if (step.index >= 0) {
                text.append(step.index);
            } else {
                text.append(step.name.replace("~", "~0").replace("/", "~1"));
            }
        }
        return text.toString();
    }

    /**
     * This location as AWS writes it in diagnostics: {@code /States/C/Choices[0]/Next}, names raw, the root {@code /}
     * (measured).
     */
    public String aslPath() {
        StringBuilder text = new StringBuilder();
        for (Location step : steps()) {
            if (step.index >= 0) {
                text.append('[').append(step.index).append(']');
            } else {
                text.append('/').append(step.name);
            }
        }
        return text.length() == 0 ? "/" : text.toString();
    }

    private Deque<Location> steps() {
        Deque<Location> steps = new ArrayDeque<>();
        for (Location at = this; at.parent != null; at = at.parent) {
            steps.addFirst(at);
        }
        return steps;
    }

    @Override
    public String toString() {
        return aslPath() + " (" + position.line() + ":" + position.column() + ")";
    }
}
