package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.ChoiceTest;
import dev.loveless.asl.model.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** The test of a Choice rule on one line, for people. */
final class ConditionText {
    private static final int LONGEST = 160;

    private ConditionText() {}

    static String of(ChoiceTest test) {
        String text = text(test);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String text(ChoiceTest test) {
        if (test instanceof ChoiceTest.And and) {
            return joined(and.tests(), " and ");
        }
        if (test instanceof ChoiceTest.Or or) {
            return joined(or.tests(), " or ");
        }
        if (test instanceof ChoiceTest.Not not) {
            return "not " + inner(not.test());
        }
        if (test instanceof ChoiceTest.Comparison comparison) {
            return comparison.variable().text() + " " + comparison.operator().fieldName() + " "
                    + operand(comparison.operand());
        }
        ChoiceTest.Condition condition = (ChoiceTest.Condition) test;
        return condition.condition().<String>fold(String::valueOf, Expression::text);
    }

    private static String joined(List<ChoiceTest> tests, String word) {
        return tests.stream().map(ConditionText::inner).collect(Collectors.joining(word));
    }

    private static String inner(ChoiceTest test) {
        boolean isJoined = test instanceof ChoiceTest.And || test instanceof ChoiceTest.Or;
        return isJoined ? "(" + text(test) + ")" : text(test);
    }

    private static String operand(ChoiceTest.Operand operand) {
        return operand instanceof ChoiceTest.Operand.Path path
                ? path.path().text()
                : ((ChoiceTest.Operand.Value) operand).value().toString();
    }
}
