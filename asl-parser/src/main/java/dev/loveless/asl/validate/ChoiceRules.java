package dev.loveless.asl.validate;

import dev.loveless.asl.model.ComparisonOperator;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceObject;
import java.util.Arrays;
import java.util.List;

/** Rules for Choice states (measured). */
final class ChoiceRules {
    private static final List<String> SELECTORS = List.of("And", "Or", "Not", "Variable", "Condition");
    private static final List<String> OPERATORS = Arrays.stream(ComparisonOperator.values())
            .map(ComparisonOperator::fieldName)
            .toList();

    private ChoiceRules() {}

    static ObjectSchema addTo(ObjectSchema schema) {
        ObjectSchema rule = test(nestedTest())
                .required("Next", ValueRules.nonEmptyString())
                .field("Assign", VariableRules.assign(StatesMember.ALWAYS))
                .jsonata("Output", TemplateRules.template(StatesMember.ALWAYS));
        return schema.field("Assign", VariableRules.assign(StatesMember.ALWAYS))
                .required("Choices", ValueRules.nonEmptyArrayOf(rule))
                .field("Default", ValueRules.nonEmptyString());
    }

    /** A rule inside And, Or or Not: it has no transition of its own. */
    private static ObjectSchema nestedTest() {
        ObjectSchema[] nested = new ObjectSchema[1];
        nested[0] = test((value, context) -> nested[0].check(value, context));
        return nested[0];
    }

    private static ObjectSchema test(ValueRule nested) {
        ObjectSchema schema = new ObjectSchema()
                .field("Comment", ValueRules.string())
                .jsonata("Condition", ExpressionRules.orJsonata(ValueRules.bool()))
                .jsonPath("And", ValueRules.nonEmptyArrayOf(nested))
                .jsonPath("Or", ValueRules.nonEmptyArrayOf(nested))
                .jsonPath("Not", nested)
                .jsonPath("Variable", ExpressionRules.choicePath());
        for (ComparisonOperator operator : ComparisonOperator.values()) {
            schema.jsonPath(operator.fieldName(), operand(operator));
        }
        return schema.rule(ChoiceRules::checkSelector);
    }

    private static ValueRule operand(ComparisonOperator operator) {
        if (operator.operandIsPath()) {
            return ExpressionRules.choicePath();
        }
        return switch (operator.operandKind()) {
            case STRING -> ValueRules.string();
            case NUMBER -> ValueRules.anyNumber();
            case BOOLEAN -> ValueRules.bool();
            case TIMESTAMP -> ValueRules.timestamp();
        };
    }

    private static void checkSelector(SourceObject rule, StateContext context) {
        if (SELECTORS.stream().filter(rule::has).count() != 1) {
            context.findings()
                    .schema(
                            rule.location(),
                            "The object must have only one of the following fields, " + SELECTORS,
                            "A rule says what it tests with one of them.");
        } else if (rule.has("Variable") && OPERATORS.stream().filter(rule::has).count() != 1) {
            context.findings()
                    .schema(
                            rule.location(),
                            "There should only be one of the following fields: " + OPERATORS,
                            "Compare the Variable with one operator; join several rules with 'And' or 'Or'.");
        }
    }
}
