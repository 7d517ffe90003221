package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;

/** How a state goes on when it is done. */
public sealed interface Transition {
    /** Where the value of {@code Next} or {@code End} stands. */
    Location location();

    /** To another state of the same {@code States} object. */
    record Next(Location location, String state) implements Transition {}

    /** {@code "End": true}: the scope ends with success. */
    record End(Location location) implements Transition {}
}
