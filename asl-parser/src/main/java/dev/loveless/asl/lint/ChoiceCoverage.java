package dev.loveless.asl.lint;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.ChoiceRule;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.ChoiceTest;
import dev.loveless.asl.model.ComparisonOperator;
import dev.loveless.asl.model.Setting;
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
        for (ChoiceRule rule : choice.choices()) {
            if (decided) {
                findings.add(Diagnostic.at(
                                rule.location(),
                                LintCode.UNREACHABLE_CHOICE_RULE,
                                "This rule is never tried: an earlier one is always true")
                        .withRemedy("Put it before that rule, or remove it."));
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

    private static boolean isAlwaysTrue(ChoiceTest test) {
        return test instanceof ChoiceTest.Condition condition
                && condition.condition() instanceof Setting.Fixed<Boolean> fixed
                && fixed.value();
    }

    private static boolean leavesCasesOpen(ChoiceState choice) {
        return choice.choices().stream().map(ChoiceRule::test).allMatch(ChoiceCoverage::isForOneValue);
    }

    private static boolean isForOneValue(ChoiceTest test) {
        return test instanceof ChoiceTest.Comparison comparison && WITH_ONE_VALUE.contains(comparison.operator());
    }
}
