package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;

/** Rules for Map states. */
final class MapRules {
    private static final int LONGEST_LABEL = 40;
    private static final String DISTRIBUTED = "DISTRIBUTED";

    private MapRules() {}

    static ObjectSchema addTo(ObjectSchema schema, StateRules states) {
        ValueRule processor = processor(states);
        schema.exactlyOneOf("ItemProcessor", "Iterator")
                .field("ItemProcessor", processor)
                .field("Iterator", processor)
                .jsonPath("ItemsPath", ExpressionRules.itemsPath())
                .jsonata("Items", items())
                .atMostOneOf("ItemSelector", "Parameters")
                .field("ItemSelector", TemplateRules.template())
                .field("ItemReader", MapDataRules.itemReader())
                .field("ItemBatcher", MapDataRules.itemBatcher())
                .field("ResultWriter", MapDataRules.resultWriter())
                .field("Label", MapRules::checkLabel);
        StateFields.parameters(schema);
        StateFields.setting(schema, "MaxConcurrency", ValueRules.integer(0, ValueRules.MAXIMUM));
        StateFields.setting(schema, "ToleratedFailureCount", ValueRules.integer(0, ValueRules.MAXIMUM));
        StateFields.setting(schema, "ToleratedFailurePercentage", ValueRules.decimal(0.0, 100.0));
        return schema;
    }

    /** Items: an array or an object, with expressions in it, or an expression. */
    private static ValueRule items() {
        return (value, context) -> {
            if (value.json().isContainerNode() || ExpressionRules.isJsonataLike(value)) {
                TemplateRules.template(StatesMember.ALWAYS).check(value, context);
            } else {
                ValueRules.expected("[ARRAY]", value, context);
            }
        };
    }

    private static ValueRule processor(StateRules states) {
        return MachineRules.group(states).field("ProcessorConfig", processorConfig());
    }

    private static ValueRule processorConfig() {
        ObjectSchema distributed = new ObjectSchema()
                .field("Mode", MapRules::checkDistributed)
                .required("ExecutionType", ValueRules.oneOf("STANDARD", "EXPRESS"));
        ObjectSchema inline = new ObjectSchema().field("Mode", ValueRules.oneOf("INLINE", DISTRIBUTED));
        return (value, context) -> (isDistributed(value) ? distributed : inline).check(value, context);
    }

    private static boolean isDistributed(SourceNode config) {
        return config instanceof SourceObject object
                && object.get("Mode")
                        .filter(mode -> mode.json().asText().equals(DISTRIBUTED))
                        .isPresent();
    }

    private static void checkDistributed(SourceNode mode, StateContext context) {
        if (context.type() == StateMachineType.EXPRESS) {
            context.findings()
                    .schema(
                            mode.location(),
                            "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
                            "Create the machine as STANDARD, or use the mode INLINE.");
        }
    }

    /** A Label is part of an ARN (documented; the texts are inferred). */
    private static void checkLabel(SourceNode value, StateContext context) {
        ValueRules.nonEmptyString().check(value, context);
        String label = value.json().isTextual() ? value.json().textValue() : "";
        if (label.length() > LONGEST_LABEL) {
            refuseLabel(value, "Label cannot exceed " + LONGEST_LABEL + " characters", context);
        } else if (!label.isEmpty() && !NameRules.isFitForArn(label)) {
            refuseLabel(value, "Label contains invalid characters: " + label, context);
        }
    }

    private static void refuseLabel(SourceNode value, String message, StateContext context) {
        context.findings()
                .add(Diagnostic.at(value.location(), AslCode.INVALID_LABEL_NAME, message)
                        .withRemedy("A label is part of ARNs: at most " + LONGEST_LABEL
                                + " letters, digits, '-' and '_' are safe."));
    }

    /** Whether a Map state runs its items as executions of their own. */
    static boolean isDistributedProcessor(SourceObject processor) {
        return processor.get("ProcessorConfig").filter(MapRules::isDistributed).isPresent();
    }
}
