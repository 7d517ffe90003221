package dev.loveless.asl.validate;

import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;

/** Rules for Task states. */
final class TaskRules {
    private TaskRules() {}

    static ObjectSchema schema() {
        ObjectSchema schema = StateFields.parameters(StateFields.working())
                .jsonata("Arguments", TemplateRules.template(StatesMember.ALWAYS))
                .required("Resource", ValueRules.string())
                .field("Credentials", TaskRules::checkCredentials)
                .rule(TaskRules::checkHeartbeat)
                .rule(ResourceRules::check);
        StateFields.setting(schema, "TimeoutSeconds", ValueRules.integer(1, ValueRules.MAXIMUM));
        StateFields.setting(schema, "HeartbeatSeconds", ValueRules.integer(1, ValueRules.MAXIMUM));
        return schema;
    }

    private static void checkCredentials(SourceNode value, StateContext context) {
        if (!(value instanceof SourceObject credentials)) {
            ValueRules.expected("[OBJECT]", value, context);
            return;
        }
        boolean named = credentials.has("RoleArn") || (!context.isJsonata() && credentials.has("RoleArn.$"));
        if (!named) {
            context.findings()
                    .schema(
                            value.location(),
                            "The field 'RoleArn' is required but was missing",
                            Remedies.add("RoleArn"));
        }
        TemplateRules.template().check(value, context);
    }

    /** The States Language asks for it; the text is inferred. */
    private static void checkHeartbeat(SourceObject state, StateContext context) {
        long timeout = number(state, "TimeoutSeconds", Long.MAX_VALUE);
        long heartbeat = number(state, "HeartbeatSeconds", Long.MIN_VALUE);
        if (heartbeat >= timeout) {
            context.findings()
                    .schema(
                            state.location(),
                            "HeartbeatSeconds must be smaller than TimeoutSeconds",
                            "A heartbeat that is due only when the task has timed out is never missed.");
        }
    }

    private static long number(SourceObject state, String name, long otherwise) {
        return state.get(name)
                .map(SourceNode::json)
                .filter(value -> value.canConvertToLong())
                .map(value -> value.longValue())
                .orElse(otherwise);
    }
}
