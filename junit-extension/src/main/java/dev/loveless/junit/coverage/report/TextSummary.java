package dev.loveless.junit.coverage.report;

import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.Measure;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.model.Tally;
import java.util.Optional;

/** Coverage on a screen: a line or two for each machine, and what was not exercised by name, file and line. */
public final class TextSummary {
    private static final int MOST_POINTS = 10;
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    private TextSummary() {}

    /**
     * @param page where the whole report stands
     * @return lines, each ended by a line feed
     */
    public static String of(RunCoverage coverage, Optional<String> page) {
        TextSummary summary = new TextSummary();
        summary.line(
                "Coverage of state machines" + page.map(it -> " (" + it + ")").orElse(""));
        for (MachineCoverage machine : coverage.machines()) {
            summary.add(machine, coverage.isAmbiguous(machine));
        }
        return summary.text.toString();
    }

    private void add(MachineCoverage machine, boolean isAmbiguous) {
        String which = isAmbiguous ? " (definition " + machine.shortDefinition() + ")" : "";
        line("  " + machine.name() + which + ": " + tallies(machine));
        if (machine.states().begun() == 0) {
            line(INDENT + "never executed  " + machine.source().orElse(""));
            return;
        }
        PointLines.of(machine, machine.gaps(), MOST_POINTS).forEach(line -> line(INDENT + line));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private static String tallies(MachineCoverage machine) {
        StringBuilder tallies = new StringBuilder();
        for (Measure measure : Measure.values()) {
            Tally tally = machine.tally(measure);
            if (tally.total() > 0) {
                tallies.append(tallies.isEmpty() ? "" : ", ")
                        .append(measure.key())
                        .append(' ')
                        .append(tally.covered())
                        .append('/')
                        .append(tally.total());
            }
        }
        return tallies.toString();
    }
}
