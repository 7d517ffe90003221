package dev.loveless.junit.coverage;

import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.Measure;
import dev.loveless.junit.coverage.model.Point;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.model.Tally;
import dev.loveless.junit.coverage.report.PointLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be covered.
 *
 * @param machine the name of the state machine; absent: each that is known
 * @param percents from 1 to 100, of those measures that are required
 */
record Requirement(Optional<String> machine, Map<Measure, Integer> percents) {
    private static final int MOST_POINTS = 20;

    Requirement {
        percents = Map.copyOf(percents);
        percents.forEach((measure, percent) -> {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException(
                        "Coverage of " + measure.key() + " is required in percent from 1 to 100, not " + percent + ".");
            }
        });
    }

    /**
     * What is missing, in words; nothing if the requirement is met.
     *
     * @param by whose coverage it is: {@code OrderTest}
     */
    List<String> missing(RunCoverage coverage, String by) {
        List<MachineCoverage> machines = machine.map(coverage::named).orElse(coverage.machines());
        if (machine.isPresent() && machines.isEmpty()) {
            return List.of(by + " executed no state machine of the name " + machine.get()
                    + ", of which coverage is required. " + executed(coverage));
        }
        List<String> faults = new ArrayList<>();
        for (MachineCoverage each : machines) {
            List<String> tooLow = tooLow(each);
            if (!tooLow.isEmpty()) {
                faults.add(title(each, coverage, by) + "\n" + String.join("\n", tooLow));
            }
        }
        return faults;
    }

    private static String executed(RunCoverage coverage) {
        List<String> names = coverage.machines().stream()
                .map(MachineCoverage::name)
                .distinct()
                .toList();
        return names.isEmpty()
                ? "It executed no state machine at all."
                : "It executed " + String.join(", ", names) + ".";
    }

    private static String title(MachineCoverage machine, RunCoverage coverage, String by) {
        String which = coverage.isAmbiguous(machine) ? " (definition " + machine.shortDefinition() + ")" : "";
        return by + " covers too little of the state machine " + machine.name() + which + ":";
    }

    private List<String> tooLow(MachineCoverage machine) {
        List<String> lines = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            int required = percents.getOrDefault(measure, 0);
            Tally tally = machine.tally(measure);
            if (tally.percent() < required) {
                lines.add("  " + measure.key() + ": " + tally.covered() + " of " + tally.total() + " ("
                        + tally.percent() + " %), required " + required + " %");
                PointLines.of(machine, missing(machine, measure), MOST_POINTS)
                        .forEach(line -> lines.add("    " + line));
            }
        }
        return lines;
    }

    private static List<Point> missing(MachineCoverage machine, Measure measure) {
        return machine.missing().stream()
                .filter(point -> point.measures().contains(measure))
                .toList();
    }
}
