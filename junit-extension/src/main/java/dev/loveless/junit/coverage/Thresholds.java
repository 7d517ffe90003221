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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the configuration requires of a whole run: of all machines, and of single ones in its place.
 *
 * @param ofAll percents from 1 to 100
 * @param ofSingle by the machine's name, percents from 0 to 100; 0 requires nothing of it
 */
record Thresholds(Map<Measure, Integer> ofAll, Map<String, Map<Measure, Integer>> ofSingle) {
    private static final String WHOSE = "The test run";
    private static final Pattern PART = Pattern.compile("(?:(\\S+)\\s*=\\s*)?(\\d{1,3})");
    private static final int MOST = 100;

    Thresholds {
        ofAll = Map.copyOf(ofAll);
        ofSingle = Map.copyOf(ofSingle);
    }

    /**
     * @param given the parameters of that name behind {@link CoverageSettings#PREFIX}: {@code .states} is {@code 80,
     *     order=100, legacy=0}
     * @throws IllegalArgumentException if one of them is something else
     */
    static Thresholds of(Function<String, Optional<String>> given) {
        Map<Measure, Integer> ofAll = new EnumMap<>(Measure.class);
        Map<String, Map<Measure, Integer>> ofSingle = new TreeMap<>();
        for (Measure measure : Measure.values()) {
            String parameter = "." + measure.key();
            Map<String, Integer> percents = given.apply(parameter)
                    .map(value -> percents(CoverageSettings.PREFIX + parameter, value))
                    .orElse(Map.of());
            percents.forEach((machine, percent) -> (machine.isEmpty()
                            ? ofAll
                            : ofSingle.computeIfAbsent(machine, name -> new EnumMap<>(Measure.class)))
                    .put(measure, percent));
        }
        ofAll.values().removeIf(percent -> percent == 0);
        return new Thresholds(ofAll, ofSingle);
    }

    /** By the name of the machine, which is empty for all of them. */
    private static Map<String, Integer> percents(String parameter, String value) {
        Map<String, Integer> percents = new TreeMap<>();
        for (String part : value.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MOST) {
                throw new IllegalArgumentException(parameter + " is a number of percent from 0 to 100, and others for"
                        + " single machines, as in \"80, order=100\"; not \"" + value + "\".");
            }
            String machine = Optional.ofNullable(matcher.group(1)).orElse("");
            if (percents.put(machine, Integer.valueOf(matcher.group(2))) != null) {
                throw new IllegalArgumentException(parameter + " says two numbers for the same, in \"" + value + "\".");
            }
        }
        return percents;
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
