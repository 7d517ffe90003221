package dev.loveless.asl.validate;

import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;

/** Rules for the object at the root, and for those of the same shape inside Parallel and Map states. */
final class MachineRules implements ValueRule {
    private final ObjectSchema schema;

    MachineRules(StateRules states) {
        schema = group(states)
                .field("Version", ValueRules.oneOf("1.0"))
                .field("TimeoutSeconds", ValueRules.integer(0, ValueRules.MAXIMUM))
                .field(QueryLanguageRules.FIELD, QueryLanguageRules.spelling());
    }

    @Override
    public void check(SourceNode value, StateContext context) {
        schema.check(value, context);
    }

    /** What a machine, a branch and an item processor have in common; the order is the recorded one. */
    static ObjectSchema group(StateRules states) {
        return new ObjectSchema()
                .required("States", (value, context) -> checkStates(value, states, context))
                .required("StartAt", ValueRules.nonEmptyString())
                .field("Comment", ValueRules.string());
    }

    private static void checkStates(SourceNode value, StateRules states, StateContext context) {
        ValueRules.nonEmptyObject().check(value, context);
        if (value instanceof SourceObject object) {
            object.members().forEach(member -> states.check(member.value()));
        }
    }
}
