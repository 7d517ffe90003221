package dev.loveless.cli.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The causes of states that failed, to be read in full at the end: those that a line of progress does not hold. Of one
 * thread.
 */
final class Causes {
    /** So many different ones are kept; a cause has up to 32,768 characters. */
    private static final int MOST = 10;

    private static final String INDENTATION = "    ";

    private final Map<Reason, Failed> failed = new LinkedHashMap<>();
    private int others;

    private static final class Failed {
        private final String path;
        private final boolean isCaught;
        private int furtherTimes;

        private Failed(Visit visit) {
            this.path = visit.path();
            this.isCaught = visit.standing == Visit.Standing.CAUGHT;
        }
    }

    /** A state is over. */
    void over(Visit visit) {
        boolean hasFailed = visit.standing == Visit.Standing.FAILED || visit.standing == Visit.Standing.CAUGHT;
        if (hasFailed) {
            visit.reason.filter(Reason::isMoreThanALine).ifPresent(reason -> add(reason, visit));
        }
    }

    private void add(Reason reason, Visit visit) {
        Failed known = failed.get(reason);
        if (known == null && failed.size() < MOST) {
            failed.put(reason, new Failed(visit));
        } else if (known == null) {
            others++;
        } else if (visit.lines.areNone()) {
            // Those around it fail with it, and for the same reason.
            known.furtherTimes++;
        }
    }

    /** What is to be shown, each cause under the state that it was first of; nothing if there is nothing. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        failed.forEach((reason, state) -> {
            String times =
                    state.furtherTimes == 0 ? "" : ", and " + Numbers.of(state.furtherTimes, "time", "times") + " more";
            rows.add(Row.of(state.isCaught ? Tone.WARNING : Tone.BAD, state.path + "  ")
                    .with(Tone.STRONG, reason.name())
                    .with(Tone.FAINT, times));
            reason.lines().forEach(line -> rows.add(Row.of(Tone.PLAIN, INDENTATION + line)));
        });
        if (others > 0) {
            rows.add(Row.of(Tone.FAINT, "… and " + Numbers.of(others, "failure", "failures") + " more"));
        }
        return rows;
    }
}
