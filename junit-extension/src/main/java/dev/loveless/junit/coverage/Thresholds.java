package dev.loveless.junit.coverage;

import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.Measure;
import dev.loveless.junit.coverage.model.RunCoverage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the configuration requires of a whole run: of all machines, and of single ones in its place.
 *
 * @param ofAll percents from 1 to 100
 * @param ofSingle by the machine's name, percents from 0 to 100; 0 requires nothing of it
 */
record Thresholds(Map<Measure, Integer> ofAll, Map<String, Map<Measure, Integer>> ofSingle) {
    private static final String WHOSE = "The test run";

    Thresholds {
        ofAll = Map.copyOf(ofAll);
        ofSingle = Map.copyOf(ofSingle);
    }

    /**
     * @param given the parameters of that name behind {@link CoverageSettings#PREFIX}: {@code .states} is {@code 80,
     *     order=100, legacy=0}
     */
    static Thresholds of(Function<String, Optional<String>> given) {
        Map<Measure, Integer> ofAll = new EnumMap<>(Measure.class);
        Map<String, Map<Measure, Integer>> ofSingle = new TreeMap<>();
        for (Measure measure : Measure.values()) {
            String parameter = "." + measure.key();
            given.apply(parameter).ifPresent(value -> {
                for (String part : value.split(",", -1)) {
                    read(part.strip(), CoverageSettings.PREFIX + parameter, value, measure, ofAll, ofSingle);
                }
            });
        }
        ofAll.values().removeIf(percent -> percent == 0);
        return new Thresholds(ofAll, ofSingle);
    }

    private static void read(
            String part,
            String parameter,
            String value,
            Measure measure,
            Map<Measure, Integer> ofAll,
            Map<String, Map<Measure, Integer>> ofSingle) {
        int mark = part.lastIndexOf('=');
        String machine = part.substring(0, Math.max(mark, 0)).strip();
        Optional<Integer> percent = percent(part.substring(mark + 1).strip());
        if (percent.isEmpty() || mark >= 0 && !machine.matches("\\S+")) {
            throw new IllegalArgumentException(
                    parameter + " is a number of percent from 0 to 100, and others for single"
                            + " machines, as in \"80, order=100\"; not \"" + value + "\".");
        }
        Map<Measure, Integer> percents =
                mark < 0 ? ofAll : ofSingle.computeIfAbsent(machine, name -> new EnumMap<>(Measure.class));
        if (percents.put(measure, percent.get()) != null) {
            throw new IllegalArgumentException(parameter + " says two numbers for the same, in \"" + value + "\".");
        }
    }

    private static Optional<Integer> percent(String text) {
        return text.matches("\\d{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(percent -> percent <= 100)
                : Optional.empty();
    }

    /** What is missing, in words; nothing if all is met. */
    List<String> missing(RunCoverage coverage) {
        Set<String> machines = new TreeSet<>();
        coverage.machines().stream().map(MachineCoverage::name).forEach(machines::add);
        // One that is named only to be left alone need not be there.
        ofSingle.forEach((machine, percents) -> {
            if (percents.values().stream().anyMatch(percent -> percent > 0)) {
                machines.add(machine);
            }
        });
        return machines.stream()
                .flatMap(machine -> required(machine).missing(coverage, WHOSE).stream())
                .toList();
    }

    private Requirement required(String machine) {
        Map<Measure, Integer> percents = new HashMap<>(ofAll);
        percents.putAll(ofSingle.getOrDefault(machine, Map.of()));
        percents.values().removeIf(percent -> percent == 0);
        return new Requirement(Optional.of(machine), percents);
    }
}
