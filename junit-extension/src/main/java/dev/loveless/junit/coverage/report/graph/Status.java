package dev.loveless.junit.coverage.report.graph;

import dev.loveless.junit.coverage.model.GroupCoverage;
import dev.loveless.junit.coverage.model.RetrierCoverage;
import dev.loveless.junit.coverage.model.StateCoverage;
import dev.loveless.junit.coverage.model.WayCoverage;
import java.util.Collection;
import java.util.Locale;

/** How much of something was exercised; the name is the class that the style sheet knows. */
enum Status {
    NONE,
    PART,
    FULL;

    String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(long times) {
        return times > 0 ? FULL : NONE;
    }

    /** Of an arrow that stands for several ways. */
    static Status ofWays(Collection<WayCoverage> ways) {
        long taken = ways.stream().filter(way -> way.taken() > 0).count();
        return taken == 0 ? NONE : taken == ways.size() ? FULL : PART;
    }

    static Status of(StateCoverage state) {
        if (state.entered() == 0) {
            return NONE;
        }
        boolean isFull = state.ways().stream().allMatch(way -> way.taken() > 0)
                && state.retriers().stream().allMatch(Status::isFull)
                && state.groups().stream().allMatch(group -> of(group) == FULL);
        return isFull ? FULL : PART;
    }

    private static boolean isFull(RetrierCoverage retrier) {
        return retrier.matched() > 0 && retrier.exhausted() > 0;
    }

    static Status of(GroupCoverage group) {
        if (group.begun() == 0) {
            return NONE;
        }
        return group.states().stream().allMatch(state -> of(state) == FULL) ? FULL : PART;
    }
}
