package dev.loveless.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each state: how often it ran, its attempts, its times. Of one thread. */
final class StateTable {
    /** Of a machine with more states the rest is counted. */
    private static final int MOST_ROWS = 100;

    private static final String GAP = "  ";

    private final Map<String, Sums> states = new LinkedHashMap<>();

    /** The names of states are unique in a machine, at whatever depth. */
    private static final class Sums {
        private final int depth;
        private int runs;
        private int attempts;
        private int failed;
        private Duration total = Duration.ZERO;
        private Duration longest = Duration.ZERO;

        Sums(int depth) {
            this.depth = depth;
        }
    }

    /** A state was seen; they are listed in the order they were first seen in. */
    void seen(Visit visit) {
        if (!states.containsKey(visit.state)) {
            visit.line.around().ifPresent(this::seen);
            states.put(visit.state, new Sums(visit.depth()));
        }
    }

    /** A state is over. */
    void over(Visit visit) {
        seen(visit);
        Sums sums = states.getOrDefault(visit.state, new Sums(0));
        Duration took = visit.took(visit.ended.orElse(Instant.EPOCH));
        sums.runs++;
        sums.attempts += visit.attempts();
        sums.failed += visit.failedAttempts();
        sums.total = sums.total.plus(took);
        sums.longest = took.compareTo(sums.longest) > 0 ? took : sums.longest;
    }

    /** The table, of columns that are as wide as they need to be; empty if no state is over. */
    List<Row> rows() {
        List<List<String>> cells = new ArrayList<>();
        states.forEach((state, sums) -> {
            if (sums.runs > 0 && cells.size() < MOST_ROWS) {
                cells.add(cells(state, sums));
            }
        });
        if (cells.isEmpty()) {
            return List.of();
        }
        cells.add(0, List.of("State", "Runs", "Attempts", "Failed", "Average", "Longest"));
        List<Integer> widths = widths(cells);
        List<Row> rows = new ArrayList<>();
        for (List<String> line : cells) {
            rows.add(row(line, widths, rows.isEmpty() ? Tone.STRONG : Tone.PLAIN));
        }
        if (states.size() > MOST_ROWS) {
            rows.add(Row.of(Tone.FAINT, "… and " + Numbers.of(states.size() - MOST_ROWS, "state", "states") + " more"));
        }
        return rows;
    }

    private static List<String> cells(String state, Sums sums) {
        return List.of(
                GAP.repeat(sums.depth) + state,
                Numbers.text(sums.runs),
                Numbers.text(sums.attempts),
                sums.failed == 0 ? "-" : Numbers.text(sums.failed),
                TimeText.exact(sums.total.dividedBy(sums.runs)),
                TimeText.exact(sums.longest));
    }

    private static List<Integer> widths(List<List<String>> cells) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(cells.get(0).size(), 0));
        for (List<String> line : cells) {
            for (int column = 0; column < line.size(); column++) {
                widths.set(column, Math.max(widths.get(column), Row.width(line.get(column))));
            }
        }
        return widths;
    }

    private static Row row(List<String> cells, List<Integer> widths, Tone tone) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - Row.width(cell));
            text.append(column == 0 ? cell + padding : GAP + padding + cell);
        }
        boolean hasFailures = tone == Tone.PLAIN && !cells.get(3).equals("-");
        return Row.of(hasFailures ? Tone.WARNING : tone, text.toString());
    }
}
