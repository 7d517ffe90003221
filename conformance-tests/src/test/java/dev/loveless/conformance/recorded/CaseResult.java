package dev.loveless.conformance.recorded;

import dev.loveless.conformance.recorded.Difference.Leniency;
import java.util.List;

/** How a case came out, best first. */
record CaseResult(String id, Outcome outcome, String why) {
    enum Outcome {
        EXACT,
        /** Equal but for members that the case leaves out. */
        PASS,
        /** Equal but for the spelling of JSON inside texts, or the words of an error. */
        LENIENT,
        FAIL,
        NOT_RUN
    }

    boolean isGood() {
        return outcome == Outcome.EXACT || outcome == Outcome.PASS;
    }

    static CaseResult of(String id, List<Difference> differences) {
        List<Difference> open =
                differences.stream().filter(found -> !found.skipped()).toList();
        if (open.isEmpty()) {
            return new CaseResult(id, differences.isEmpty() ? Outcome.EXACT : Outcome.PASS, "");
        }
        List<Difference> failing =
                open.stream().filter(found -> found.leniency() == Leniency.NONE).toList();
        return failing.isEmpty()
                ? new CaseResult(id, Outcome.LENIENT, open.get(0).toString())
                : new CaseResult(id, Outcome.FAIL, failing.get(0).toString());
    }
}
