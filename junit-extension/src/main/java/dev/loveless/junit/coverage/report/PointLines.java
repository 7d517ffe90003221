package dev.loveless.junit.coverage.report;

import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was not exercised, in columns: what it is, that it was not, and where it stands. */
public final class PointLines {
    private PointLines() {}

    /**
     * A line for each of the points, the first few of them.
     *
     * @param most how many lines are enough; a last one tells how many there are besides
     */
    public static List<String> of(MachineCoverage machine, List<Point> points, int most) {
        List<Point> shown = points.size() <= most + 1 ? points : points.subList(0, most);
        int labels = width(shown.stream().map(Point::label).toList());
        int reasons = width(shown.stream().map(Point::untouched).toList());
        List<String> lines = new ArrayList<>();
        for (Point point : shown) {
            String columns = "%-" + labels + "s  %-" + reasons + "s  %s";
            lines.add(
                    String.format(Locale.ROOT, columns, point.label(), point.untouched(), machine.place(point.line())));
        }
        if (shown.size() < points.size()) {
            lines.add("and " + (points.size() - shown.size()) + " more");
        }
        return lines;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
