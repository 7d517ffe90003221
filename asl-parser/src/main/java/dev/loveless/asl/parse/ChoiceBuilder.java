package dev.loveless.asl.parse;

import dev.loveless.asl.model.ChoiceRule;
import dev.loveless.asl.model.ChoiceTest;
import dev.loveless.asl.model.ComparisonOperator;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code Choices}. */
final class ChoiceBuilder {
    private ChoiceBuilder() {}

    static List<ChoiceRule> rules(EvaluatedFields state) {
        return state.elements("Choices").stream()
                .map(node -> rule(state.in(node)))
                .toList();
    }

    private static ChoiceRule rule(EvaluatedFields fields) {
        ChoiceRule rule = new ChoiceRule(
                fields.location(),
                fields.findText("Comment"),
                test(fields),
                fields.text("Next"),
                fields.assign(),
                fields.template("Output"));
        fields.finish();
        return rule;
    }

    private static ChoiceTest test(EvaluatedFields fields) {
        Optional<String> comment = fields.findText("Comment");
        Optional<Setting<Boolean>> condition = fields.valueOrJsonata("Condition", SourceValues::truth);
        if (condition.isPresent()) {
            return new ChoiceTest.Condition(fields.location(), comment, condition.get());
        }
        Optional<SourceNode> and = fields.find("And");
        if (and.isPresent()) {
            return new ChoiceTest.And(fields.location(), comment, nested(fields, SourceValues.elements(and.get())));
        }
        Optional<SourceNode> or = fields.find("Or");
        if (or.isPresent()) {
            return new ChoiceTest.Or(fields.location(), comment, nested(fields, SourceValues.elements(or.get())));
        }
        Optional<SourceNode> not = fields.find("Not");
        if (not.isPresent()) {
            return new ChoiceTest.Not(fields.location(), comment, nested(fields, not.get()));
        }
        return comparison(fields);
    }

    private static List<ChoiceTest> nested(EvaluatedFields around, List<SourceNode> nodes) {
        List<ChoiceTest> tests = new ArrayList<>(nodes.size());
        for (SourceNode node : nodes) {
            tests.add(nested(around, node));
        }
        return tests;
    }

    private static ChoiceTest nested(EvaluatedFields around, SourceNode node) {
        EvaluatedFields fields = around.in(node);
        ChoiceTest test = test(fields);
        fields.finish();
        return test;
    }

    private static ChoiceTest comparison(EvaluatedFields fields) {
        SourceNode variable = fields.get("Variable");
        ComparisonOperator operator = fields.names().stream()
                .flatMap(name -> ComparisonOperator.named(name).stream())
                .findFirst()
                .orElseThrow(() -> SourceValues.violated(fields.location(), "no operator"));
        SourceNode operand = fields.get(operator.fieldName());
        return new ChoiceTest.Comparison(
                fields.location(),
                fields.findText("Comment"),
                variable.location(),
                Expressions.path(variable),
                operator,
                operator.operandIsPath()
                        ? new ChoiceTest.Operand.Path(operand.location(), Expressions.path(operand))
                        : new ChoiceTest.Operand.Value(operand.location(), operand.json()));
    }
}
