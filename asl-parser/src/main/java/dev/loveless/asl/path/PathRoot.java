package dev.loveless.asl.path;

/** What a path starts from. */
public sealed interface PathRoot {
    /** {@code $}: the data of the place where the path stands. */
    record Input() implements PathRoot {}

    /** {@code $$}: the context object. */
    record Context() implements PathRoot {}

    /** {@code $name}: a workflow variable. */
    record Variable(String name) implements PathRoot {}
}
