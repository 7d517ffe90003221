package dev.loveless.junit.coverage.model;

import java.util.List;
import java.util.Optional;

/**
 * What was exercised of one state machine. Two definitions of the same name are two machines: what was exercised of one
 * says nothing about the other.
 *
 * @param name of the state machine
 * @param definition a hash of the definition as JSON without blanks, in hexadecimal digits
 * @param source the file it was read from, where that is known
 * @param states the machine's states; begun as often as there were executions
 */
public record MachineCoverage(String name, String definition, Optional<String> source, GroupCoverage states) {
    private static final int SHORT_HASH = 8;

    /** All that can be exercised, in the order of the definition. */
    public List<Point> points() {
        return Points.of(states);
    }

    public Tally tally(Measure measure) {
        List<Point> counted = points().stream()
                .filter(point -> point.measures().contains(measure))
                .toList();
        return new Tally((int) counted.stream().filter(Point::isCovered).count(), counted.size());
    }

    /** What was not exercised, of all measures. */
    public List<Point> missing() {
        return points().stream().filter(point -> !point.isCovered()).toList();
    }

    /**
     * What was not exercised though the state it belongs to was entered; states that were not, once for all in them.
     */
    public List<Point> gaps() {
        return missing().stream().filter(point -> !point.isMoot()).toList();
    }

    /** Where the line stands: {@code order.asl.json:41}, or {@code line 41} of a text that is no file. */
    public String place(int line) {
        return source.map(file -> file + ":" + line).orElse("line " + line);
    }

    /** The beginning of the hash, to tell definitions of the same name apart. */
    public String shortDefinition() {
        return definition.substring(0, Math.min(SHORT_HASH, definition.length()));
    }

    boolean isSame(MachineCoverage other) {
        return name.equals(other.name) && definition.equals(other.definition);
    }

    MachineCoverage plus(MachineCoverage other) {
        // The lines are those of the file, if one of them has one.
        return source.isEmpty() && other.source.isPresent()
                ? other.plus(this)
                : new MachineCoverage(name, definition, source, states.plus(other.states));
    }
}
