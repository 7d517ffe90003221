package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;

/** An {@code Assign} object: the variables it sets, in order. */
public record Assign(Location location, List<Assignment> assignments) {
    public Assign {
        assignments = List.copyOf(assignments);
    }

    /**
     * One variable and what it is set to.
     *
     * @param name without the suffix {@code .$}
     */
    public record Assignment(Location location, String name, Template value) {}
}
