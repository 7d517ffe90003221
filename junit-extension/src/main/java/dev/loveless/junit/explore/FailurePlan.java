package dev.loveless.junit.explore;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tasks fail in an execution, and how; with the same machine, input and stand-ins it gives the same execution.
 *
 * @param seed of all that is random in it
 * @param failures none, one or several, of different attempts
 */
public record FailurePlan(long seed, List<PlannedFailure> failures) {
    private static final String SEED = "seed=";

    public FailurePlan {
        failures = List.copyOf(failures);
    }

    /** On one line, to be kept and replayed: {@code seed=0 Charge[1]=Busy Ship[*]=!timeout}. */
    public String text() {
        return Stream.concat(Stream.of(SEED + seed), failures.stream().map(PlannedFailure::text))
                .collect(Collectors.joining(" "));
    }

    /**
     * The plan that {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it wrote no such text
     */
    public static FailurePlan parse(String text) {
        List<String> parts = List.of(text.strip().split("\\s+"));
        if (!parts.get(0).matches("seed=-?\\d{1,19}")) {
            throw new IllegalArgumentException("'" + text + "' is no plan of failures, as 'seed=0 Charge[1]=Busy' is.");
        }
        return new FailurePlan(
                Long.parseLong(parts.get(0).substring(SEED.length())),
                parts.stream().skip(1).map(PlannedFailure::parse).toList());
    }

    /** For people. */
    public String words() {
        return failures.isEmpty()
                ? "no task fails"
                : failures.stream().map(PlannedFailure::words).collect(Collectors.joining("; "));
    }
}
