package dev.loveless.junit.coverage.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a run of tests has exercised, of all machines.
 *
 * @param machines ordered by name, and those of one name by their files and definitions
 */
public record RunCoverage(List<MachineCoverage> machines) {
    private static final Comparator<MachineCoverage> ORDER = Comparator.comparing(MachineCoverage::name)
            .thenComparing(machine -> machine.source().orElse(""))
            .thenComparing(MachineCoverage::definition);

    /** Nothing. */
    public static final RunCoverage EMPTY = new RunCoverage(List.of());

    public RunCoverage {
        machines = machines.stream().sorted(ORDER).toList();
    }

    /** Both together: the same definition of the same machine is counted as one. */
    public RunCoverage plus(RunCoverage other) {
        List<MachineCoverage> all = new ArrayList<>(machines);
        for (MachineCoverage more : other.machines) {
            int found = indexOf(all, more);
            if (found < 0) {
                all.add(more);
            } else {
                all.set(found, all.get(found).plus(more));
            }
        }
        return new RunCoverage(all);
    }

    private static int indexOf(List<MachineCoverage> machines, MachineCoverage sought) {
        for (int index = 0; index < machines.size(); index++) {
            if (machines.get(index).isSame(sought)) {
                return index;
            }
        }
        return -1;
    }

    /** The definitions of that name; none if no execution of it was seen. */
    public List<MachineCoverage> named(String name) {
        return machines.stream().filter(machine -> machine.name().equals(name)).toList();
    }

    public Tally tally(Measure measure) {
        return machines.stream()
                .map(machine -> machine.tally(measure))
                .reduce(Tally::plus)
                .orElse(new Tally(0, 0));
    }

    /** Whether several definitions go by the name of this one. */
    public boolean isAmbiguous(MachineCoverage machine) {
        return named(machine.name()).size() > 1;
    }
}
