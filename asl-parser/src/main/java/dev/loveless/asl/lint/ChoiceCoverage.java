package dev.loveless.asl.lint;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.ChoiceRule;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.ChoiceTest;
import dev.loveless.asl.model.ComparisonOperator;
import dev.loveless.asl.model.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Choice rules that come after one that is always true, and Choice states whose rules leave cases open. */
final class ChoiceCoverage {
    /** Comparisons with one value each: however many there are, other values are left. */
    private static final Set<ComparisonOperator> WITH_ONE_VALUE =
            Set.of(ComparisonOperator.STRING_EQUALS, ComparisonOperator.NUMERIC_EQUALS);

    private ChoiceCoverage() {}

    static void check(ChoiceState choice, List<Diagnostic> findings) {
        boolean decided = false;
        Set<String> tried = new HashSet<>();
        for (ChoiceRule rule : choice.choices()) {
            if (decided) {
                reportUnreachable(rule, "an earlier one is always true", findings);
            } else if (!tried.add(spelled(rule.test()))) {
                reportUnreachable(rule, "an earlier one tests the same", findings);
            }
            decided |= isAlwaysTrue(rule.test());
        }
        if (choice.defaultState().isEmpty() && !decided && leavesCasesOpen(choice)) {
            findings.add(Diagnostic.at(
                            choice.location(),
                            LintCode.MISSING_CHOICE_DEFAULT,
                            "There is no Default, and the execution fails when no rule is true")
                    .withRemedy("Add 'Default' with the state to go to then."));
        }
    }

    private static void reportUnreachable(ChoiceRule rule, String why, List<Diagnostic> findings) {
        findings.add(
                Diagnostic.at(rule.location(), LintCode.UNREACHABLE_CHOICE_RULE, "This rule is never followed: " + why)
                        .withRemedy("Put it before that rule, change what it tests, or remove it."));
    }

    private static boolean isAlwaysTrue(ChoiceTest test) {
        return test instanceof ChoiceTest.Condition condition
                && condition.condition() instanceof Setting.Fixed<Boolean> fixed
                && fixed.value();
    }

    private static boolean leavesCasesOpen(ChoiceState choice) {
        return choice.choices().stream().map(ChoiceRule::test).allMatch(ChoiceCoverage::isForOneValue);
    }

    /** However many such tests there are, some value is left that none is for. */
    private static boolean isForOneValue(ChoiceTest test) {
        if (test instanceof ChoiceTest.And and) {
            return and.tests().stream().anyMatch(ChoiceCoverage::isForOneValue);
        }
        if (test instanceof ChoiceTest.Or or) {
            return or.tests().stream().allMatch(ChoiceCoverage::isForOneValue);
        }
        return test instanceof ChoiceTest.Comparison comparison && WITH_ONE_VALUE.contains(comparison.operator());
    }

    /** The test, so that two that are spelled the same always have the same outcome. */
    private static String spelled(ChoiceTest test) {
        if (test instanceof ChoiceTest.And and) {
            return "And" + and.tests().stream().map(ChoiceCoverage::spelled).toList();
        }
        if (test instanceof ChoiceTest.Or or) {
            return "Or" + or.tests().stream().map(ChoiceCoverage::spelled).toList();
        }
        if (test instanceof ChoiceTest.Not not) {
            return "Not[" + spelled(not.test()) + "]";
        }
        if (test instanceof ChoiceTest.Comparison comparison) {
            return "[" + TextNode.valueOf(comparison.variable().text()) + " " + comparison.operator() + " "
                    + spelled(comparison.operand()) + "]";
        }
        // An expression can give another value each time, as with $random(): where it stands makes it unique.
        return test.location().jsonPointer();
    }

    private static String spelled(ChoiceTest.Operand operand) {
        return operand instanceof ChoiceTest.Operand.Path path
                ? "path " + TextNode.valueOf(path.path().text())
                : ((ChoiceTest.Operand.Value) operand).value().toString();
    }
}
