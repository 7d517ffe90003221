package dev.loveless.asl.lint;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.Retrier;
import dev.loveless.asl.source.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Retriers and catchers that can never match: the first that names an error gets it, even when its attempts are used
 * up, and States.Runtime goes past all of them (recorded).
 */
final class ErrorMatches {
    private static final String NEVER_MATCHED = "States.Runtime";

    private ErrorMatches() {}

    static void check(List<Retrier> retry, List<Catcher> catchers, List<Diagnostic> findings) {
        Set<String> retried = new HashSet<>(Set.of(NEVER_MATCHED));
        for (Retrier retrier : retry) {
            check(
                    retrier.errorEquals(),
                    retried,
                    retrier.location(),
                    LintCode.UNREACHABLE_RETRIER,
                    "retrier",
                    findings);
        }
        Set<String> caught = new HashSet<>(Set.of(NEVER_MATCHED));
        for (Catcher catcher : catchers) {
            check(catcher.errorEquals(), caught, catcher.location(), LintCode.UNREACHABLE_CATCHER, "catcher", findings);
        }
    }

    private static void check(
            List<String> names,
            Set<String> taken,
            Location location,
            LintCode code,
            String kind,
            List<Diagnostic> findings) {
        if (taken.containsAll(names)) {
            findings.add(Diagnostic.at(
                            location,
                            code,
                            "This " + kind + " never matches: each of " + names
                                    + " is named by an earlier one or cannot be handled at all")
                    .withRemedy("Remove it, or name other errors; States.Runtime can be neither retried nor caught."));
        }
        taken.addAll(names);
    }
}
