package dev.loveless.junit.coverage.report.graph;

import dev.loveless.junit.coverage.model.GroupCoverage;
import dev.loveless.junit.coverage.model.RetrierCoverage;
import dev.loveless.junit.coverage.model.StateCoverage;
import dev.loveless.junit.coverage.model.WayCoverage;
import java.util.ArrayList;
import java.util.List;

/** The box of a state: its name, its ways out where it has several, its retriers, and the boxes inside it. */
final class StateDrawing {
    private static final double PADDING = 12;
    private static final double HEADER = 40;
    private static final double LINE = 17;
    private static final double LEAST_WIDTH = 120;
    private static final double CHARACTER = 6.6;
    private static final double COUNT = 52;
    private static final int LONGEST = 36;
    private static final double GROUP_HEADER = 24;

    /** A line of text in the box. */
    private record Row(String text, String detail, int line, long times) {}

    private final StateCoverage state;
    private final List<Row> rows = new ArrayList<>();
    private final List<Drawing> groups = new ArrayList<>();

    private StateDrawing(StateCoverage state) {
        this.state = state;
        if (state.ways().size() > 1) {
            state.ways().forEach(this::add);
        }
        state.retriers().forEach(this::add);
        state.groups().forEach(group -> groups.add(GroupDrawing.of(group)));
    }

    static Drawing of(StateCoverage state) {
        return new StateDrawing(state).draw();
    }

    private void add(WayCoverage way) {
        rows.add(new Row(way.text(), way.detail(), way.line(), way.taken()));
    }

    private void add(RetrierCoverage retrier) {
        rows.add(new Row(retrier.text(), "failures that it matched", retrier.line(), retrier.matched()));
        String field = "Retry[" + retrier.index() + "] exhausted";
        rows.add(new Row(field, "failures that it had no attempts left for", retrier.line(), retrier.exhausted()));
    }

    private Drawing draw() {
        double inner = Math.max(textWidth(), groupsWidth());
        double width = inner + 2 * PADDING;
        double rowsEnd = HEADER + (rows.isEmpty() ? 0 : rows.size() * LINE + 6);
        double height = rowsEnd + (groups.isEmpty() ? 4 : groupsHeight() + PADDING);
        Svg svg = new Svg();
        svg.add("<g class=\"state %s\">", Status.of(state).style());
        svg.add(
                "<rect class=\"box\" width=\"%s\" height=\"%s\" rx=\"6\"/><g><title>%s</title>",
                width, height, title());
        svg.add("<text class=\"name\" x=\"%s\" y=\"18\">%s</text>", PADDING, shortened(state.name()));
        svg.add("<text class=\"type\" x=\"%s\" y=\"33\">%s</text>", PADDING, state.type());
        svg.add("<text class=\"count\" x=\"%s\" y=\"18\">%s</text></g>", width - PADDING, times(state.entered()));
        drawRows(svg, width);
        drawGroups(svg, rowsEnd, width);
        return new Drawing(width, height, svg.add("</g>").toString());
    }

    private String title() {
        return state.name() + ", line " + state.line() + ": "
                + (state.entered() == 0 ? "never entered" : "entered " + times(state.entered()));
    }

    private void drawRows(Svg svg, double width) {
        double y = HEADER + 12;
        for (Row row : rows) {
            String detail = row.detail().isEmpty() ? "" : ": " + row.detail();
            svg.add(
                    "<g class=\"row %s\"><title>%s</title>",
                    Status.of(row.times()).style(), row.text() + detail + ", line " + row.line());
            svg.add("<text x=\"%s\" y=\"%s\">%s</text>", PADDING, y, shortened(row.text()));
            svg.add("<text class=\"count\" x=\"%s\" y=\"%s\">%s</text></g>", width - PADDING, y, times(row.times()));
            y += LINE;
        }
    }

    private void drawGroups(Svg svg, double top, double width) {
        double left = (width - groupsWidth()) / 2;
        for (int index = 0; index < groups.size(); index++) {
            GroupCoverage group = state.groups().get(index);
            double boxWidth = groupWidth(groups.get(index), group);
            svg.add("<g class=\"group %s\">", Status.of(group.begun()).style());
            svg.add(
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>",
                    left, top, boxWidth, groupsHeight());
            svg.add("<text class=\"type\" x=\"%s\" y=\"%s\">%s</text>", left + 8, top + 15, group.field());
            svg.add(
                    "<text class=\"count\" x=\"%s\" y=\"%s\">%s</text></g>",
                    left + boxWidth - 8, top + 15, times(group.begun()));
            double inset = (boxWidth - groups.get(index).width()) / 2;
            svg.add(groups.get(index), left + inset, top + GROUP_HEADER);
            left += boxWidth + PADDING;
        }
    }

    private static double groupWidth(Drawing drawing, GroupCoverage group) {
        return Math.max(drawing.width() + 2 * PADDING, group.field().length() * CHARACTER + COUNT);
    }

    private double groupsWidth() {
        double width = 0;
        for (int index = 0; index < groups.size(); index++) {
            width += groupWidth(groups.get(index), state.groups().get(index)) + (index == 0 ? 0 : PADDING);
        }
        return width;
    }

    private double groupsHeight() {
        return groups.stream().mapToDouble(Drawing::height).max().orElse(0) + GROUP_HEADER + PADDING;
    }

    private double textWidth() {
        int longest = shortened(state.name()).length() + 1;
        for (Row row : rows) {
            longest = Math.max(longest, shortened(row.text()).length());
        }
        return Math.max(LEAST_WIDTH, longest * CHARACTER + COUNT);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String times(long count) {
        return count + "×";
    }
}
