package dev.loveless.junit.explore;

import dev.loveless.junit.explore.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what an exploration has found for people. */
final class ExplorationText {
    /** More lines of a kind are only counted. */
    private static final int MOST_LINES = 20;
    /** More timelines hide what they show. */
    private static final int MOST_TIMELINES = 5;

    private final Exploration exploration;

    ExplorationText(Exploration exploration) {
        this.exploration = exploration;
    }

    String summary() {
        List<String> lines = new ArrayList<>();
        int all = exploration.executions().size();
        lines.add("Failures of the tasks of " + exploration.machine() + ": " + counted(all, "execution") + " tried");
        for (Kind kind : Kind.values()) {
            kind(kind, lines);
        }
        leftOut(lines);
        return String.join("\n", lines);
    }

    private void kind(Kind kind, List<String> lines) {
        List<ExploredExecution> those = exploration.executions(List.of(kind));
        if (those.isEmpty()) {
            return;
        }
        lines.add("  " + those.size() + " " + kind.words());
        if (kind.isFinding()) {
            those.stream().limit(MOST_LINES).forEach(it -> lines.addAll(finding(it)));
            if (those.size() > MOST_LINES) {
                lines.add("    … " + (those.size() - MOST_LINES) + " more");
            }
        }
    }

    private static List<String> finding(ExploredExecution execution) {
        return List.of(
                "    " + execution.plan().words() + ": " + execution.outcome().details(),
                "      replay(\"" + execution.plan().text() + "\")");
    }

    private void leftOut(List<String> lines) {
        Exploration.LeftOut leftOut = exploration.leftOut();
        List<String> reasons = new ArrayList<>();
        if (leftOut.alone() > 0) {
            reasons.add(counted(leftOut.alone(), "failure") + ": the budget had no room");
        }
        if (leftOut.pairs() > 0) {
            reasons.add("up to " + counted(leftOut.pairs(), "pair") + " of failures: the budget had no room");
        }
        if (leftOut.failingAlone() > 0) {
            reasons.add(
                    counted(leftOut.failingAlone(), "pair") + " of failures: one of the two is found alone already");
        }
        exploration.neverReached().forEach(state -> reasons.add(state + ": no execution came to it"));
        reasons.addAll(leftOut.failures());
        if (!reasons.isEmpty()) {
            lines.add("  left out:");
            reasons.forEach(reason -> lines.add("    " + reason));
        }
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** The summary, then the timelines of the first of these. */
    String report(List<ExploredExecution> those) {
        String timelines = those.stream()
                .limit(MOST_TIMELINES)
                .map(it -> "\n\n" + it.plan().words() + ", replay(\""
                        + it.plan().text() + "\")\n" + it.timeline().orElse(""))
                .collect(Collectors.joining());
        int more = those.size() - MOST_TIMELINES;
        return summary() + timelines + (more > 0 ? "\n\n… and " + counted(more, "timeline") + " more" : "") + "\n";
    }
}
