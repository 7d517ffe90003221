package dev.loveless.asl.model;

/** How a state goes on when it is done. */
public sealed interface Transition {
    /** To another state of the same {@code States} object. */
    record Next(String state) implements Transition {}

    /** {@code "End": true}: the scope ends with success. */
    record End() implements Transition {}
}
