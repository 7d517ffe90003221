package dev.loveless.asl.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.TemplateField;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.Set;

/** Rules for JSON with expressions in it: payload templates of JSONPath states, and the fields of JSONata states. */
final class TemplateRules {
    private TemplateRules() {}

    /** A template in the language of the state. */
    static ValueRule template() {
        return template(StatesMember.ALWAYS);
    }

    /**
     * A template in the language of the state.
     *
     * @param members what of {@code $states} an expression in it can read
     */
    static ValueRule template(Set<StatesMember> members) {
        return (value, context) -> {
            if (context.isJsonata()) {
                checkJsonata(value, members, context);
            } else {
                checkPayload(value, context);
            }
        };
    }

    /** Pass.Result: literal JSON, in which a path would stay a text. */
    static ValueRule staticResult() {
        return (value, context) -> {
            if (mentionsPath(value)) {
                context.findings()
                        .add(Diagnostic.at(
                                        value.location(),
                                        AslCode.PASS_RESULT_IS_STATIC,
                                        "The value of 'Result' is static: paths and intrinsic functions in it are not evaluated")
                                .withRemedy("Use 'Parameters', with '.$' at the end of the field's name."));
            }
        };
    }

    private static void checkJsonata(SourceNode value, Set<StatesMember> members, StateContext context) {
        if (value instanceof SourceObject object) {
            object.members().forEach(member -> checkJsonata(member.value(), members, context));
        } else if (value instanceof SourceArray array) {
            array.elements().forEach(element -> checkJsonata(element, members, context));
        } else if (ExpressionRules.isJsonataLike(value)) {
            ExpressionRules.checkJsonata(value, members, context);
        }
    }

    private static void checkPayload(SourceNode value, StateContext context) {
        if (value instanceof SourceObject object) {
            object.members().forEach(member -> checkPayloadMember(object, member, context));
        } else if (value instanceof SourceArray array) {
            array.elements().forEach(element -> checkPayload(element, context));
        }
    }

    private static void checkPayloadMember(SourceObject object, SourceMember member, StateContext context) {
        JsonNode value = member.value().json();
        if (!TemplateField.isEvaluated(member.name())) {
            if (value.isTextual() && ExpressionRules.looksEvaluated(value.textValue())) {
                warnOfMissingSuffix(member, context);
            }
            checkPayload(member.value(), context);
            return;
        }
        String cut = TemplateField.plain(member.name());
        if (object.has(cut)) {
            context.findings()
                    .schema(
                            object.location(),
                            "There should only be one of the following fields: [" + cut + ", " + member.name() + "]",
                            "Both give the field '" + cut + "'; remove one of them.");
        }
        // A value that is no text cannot be either kind of expression; the empty text stands for it.
        String text = value.isTextual() ? value.textValue() : "";
        ExpressionRules.checkQuery(member.name(), text, member.value(), object, context);
    }

    private static void warnOfMissingSuffix(SourceMember member, StateContext context) {
        context.findings()
                .add(Diagnostic.at(
                                member.value().location(),
                                AslCode.NO_DOLLAR,
                                "The value of the field '" + member.name()
                                        + "' looks like a JSONPath or an intrinsic function call, but the name of the field does not end with '.$'")
                        .withRemedy("Name the field '" + TemplateField.evaluated(member.name())
                                + "' if the value is to be evaluated."));
    }

    private static boolean mentionsPath(SourceNode value) {
        if (value instanceof SourceObject object) {
            return object.members().stream()
                    .anyMatch(member -> TemplateField.isEvaluated(member.name()) || mentionsPath(member.value()));
        }
        if (value instanceof SourceArray array) {
            return array.elements().stream().anyMatch(TemplateRules::mentionsPath);
        }
        return value.json().isTextual()
                && ExpressionRules.looksEvaluated(value.json().textValue());
    }
}
