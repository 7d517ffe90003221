package dev.loveless.asl.path;

/** One step of a Reference Path. */
public sealed interface PathStep {
    /** Into a member of an object. */
    record Field(String name) implements PathStep {}

    /** Into an element of an array, from 0; negative counts from the end. */
    record Index(int index) implements PathStep {}
}
