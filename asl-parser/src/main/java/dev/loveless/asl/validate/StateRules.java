package dev.loveless.asl.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules for states: which fields each type has, and what they hold (States Language; measured for every type and
 * field).
 */
final class StateRules {
    private static final List<String> TYPES =
            List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");

    private final QueryLanguage machineLanguage;
    private final StateMachineType type;
    private final Findings findings;
    private final Map<String, ObjectSchema> schemas = new HashMap<>();

    StateRules(QueryLanguage machineLanguage, StateMachineType type, Findings findings) {
        this.machineLanguage = machineLanguage;
        this.type = type;
        this.findings = findings;
        schemas.put("Task", TaskRules.schema());
        schemas.put("Wait", wait(StateFields.continuing()));
        schemas.put("Pass", pass(StateFields.continuing()));
        schemas.put("Succeed", StateFields.common());
        schemas.put("Fail", fail(StateFields.named()));
        schemas.put("Choice", ChoiceRules.addTo(StateFields.common()));
        schemas.put("Parallel", parallel(StateFields.working()));
        schemas.put("Map", MapRules.addTo(StateFields.working(), this));
    }

    /** Checks a member of {@code States}. */
    void check(SourceNode value) {
        StateContext context = new StateContext(machineLanguage, true, type, findings);
        if (value instanceof SourceObject state) {
            checkState(state, context);
        } else {
            ValueRules.expected("[OBJECT]", value, context);
        }
    }

    private void checkState(SourceObject state, StateContext context) {
        if (!state.has("Type")) {
            findings.schema(state.location(), "These fields are required: [Type]", "Add 'Type', one of " + TYPES + ".");
            return;
        }
        SourceNode typeField = state.get("Type").orElseThrow();
        JsonNode stateType = typeField.json();
        ObjectSchema schema = stateType.isTextual() ? schemas.get(stateType.textValue()) : null;
        if (schema == null) {
            findings.schema(
                    typeField.location(),
                    "The field 'Type' should have one of these values: " + TYPES,
                    Suggestion.closest(stateType.asText(), TYPES)
                            .map(name -> "Did you mean '" + name + "'?")
                            .orElse("Use one of them, in this spelling."));
            return;
        }
        schema.check(state, languageOf(state, context));
    }

    private StateContext languageOf(SourceObject state, StateContext context) {
        QueryLanguage own = QueryLanguageRules.own(state).orElse(machineLanguage);
        boolean downgrade = machineLanguage == QueryLanguage.JSONATA && own == QueryLanguage.JSON_PATH;
        if (downgrade) {
            findings.schema(
                    state.location(),
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                    "Set 'QueryLanguage' to 'JSONPath' for the machine, and to 'JSONata' in the states that use it.");
        }
        return new StateContext(own, !downgrade, context.type(), findings);
    }

    private static ObjectSchema pass(ObjectSchema schema) {
        return StateFields.resultPath(StateFields.parameters(schema)).jsonPath("Result", TemplateRules.staticResult());
    }

    private static ObjectSchema wait(ObjectSchema schema) {
        return schema.exactlyOneOf("SecondsPath", "Seconds", "TimestampPath", "Timestamp")
                .field("Seconds", ExpressionRules.orJsonata(ValueRules.integer(0, ValueRules.MAXIMUM)))
                .jsonPath("SecondsPath", ExpressionRules.settingPath())
                .field("Timestamp", ExpressionRules.orJsonata(ValueRules.timestamp()))
                .jsonPath("TimestampPath", ExpressionRules.settingPath());
    }

    private static ObjectSchema fail(ObjectSchema schema) {
        return schema.atMostOneOf("Error", "ErrorPath")
                .atMostOneOf("Cause", "CausePath")
                .field("Error", StateFields.textThatMayBeMeantAsPath())
                .jsonPath("ErrorPath", ExpressionRules.pathOrIntrinsic("ErrorPath"))
                .field("Cause", StateFields.textThatMayBeMeantAsPath())
                .jsonPath("CausePath", ExpressionRules.pathOrIntrinsic("CausePath"));
    }

    private ObjectSchema parallel(ObjectSchema schema) {
        return StateFields.parameters(schema)
                .jsonata("Arguments", TemplateRules.template(StatesMember.ALWAYS))
                .required("Branches", ValueRules.nonEmptyArrayOf(MachineRules.group(this)));
    }
}
