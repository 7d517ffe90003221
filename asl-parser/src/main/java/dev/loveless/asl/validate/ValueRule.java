package dev.loveless.asl.validate;

import dev.loveless.asl.source.SourceNode;

/** What must hold for the value of a field. */
@FunctionalInterface
interface ValueRule {
    void check(SourceNode value, StateContext context);

    /** Both rules, this one first. */
    default ValueRule and(ValueRule other) {
        return (value, context) -> {
            check(value, context);
            other.check(value, context);
        };
    }
}
