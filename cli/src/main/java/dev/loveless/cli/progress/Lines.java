package dev.loveless.cli.progress;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The branches or iterations of a state. Of many, only those are kept that are still running. Of one thread. */
final class Lines {
    /** So many are shown one by one. */
    static final int FEW = 10;

    private final Set<Line> kept = new LinkedHashSet<>();
    private OptionalInt expected = OptionalInt.empty();
    private int started;
    private int succeeded;
    private int failed;
    private int aborted;

    /** How many there are to be is known. */
    void expect(int number) {
        expected = OptionalInt.of(number);
    }

    void opened(Line line) {
        kept.add(line);
        started++;
    }

    /** @param how DONE, FAILED or ABORTED */
    void over(Line line, Visit.Standing how) {
        switch (how) {
            case DONE -> succeeded++;
            case ABORTED -> aborted++;
            default -> failed++;
        }
        if (areMany()) {
            kept.remove(line);
        }
    }

    /** The state begins anew, with others. */
    void clear() {
        kept.clear();
        expected = OptionalInt.empty();
        started = 0;
        succeeded = 0;
        failed = 0;
        aborted = 0;
    }

    Collection<Line> kept() {
        return Collections.unmodifiableCollection(kept);
    }

    boolean areMany() {
        return Math.max(expected.orElse(0), started) > FEW;
    }

    boolean areNone() {
        return started == 0;
    }

    int expected() {
        return expected.orElse(started);
    }

    int over() {
        return succeeded + failed + aborted;
    }

    int running() {
        return started - over();
    }

    int failed() {
        return failed;
    }

    /** In words: {@code 1,204 of 10,000 done, 8 running, 3 failed}. */
    String counts() {
        return Numbers.text(over()) + " of " + Numbers.text(expected()) + " done"
                + counted(running(), "running")
                + counted(failed, "failed")
                + counted(aborted, "aborted");
    }

    private static String counted(int number, String what) {
        return number == 0 ? "" : ", " + Numbers.text(number) + " " + what;
    }
}
