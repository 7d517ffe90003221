package dev.loveless.junit.coverage.report.graph;

import dev.loveless.junit.coverage.model.MachineCoverage;

/** The picture of a machine: its states and the ways between them, coloured by what was exercised. */
public final class MachineGraph {
    private static final double MARGIN = 8;

    private MachineGraph() {}

    /** An {@code svg} element; the page's style sheet gives it its colours, and {@link #markers} the arrows' heads. */
    public static String of(MachineCoverage machine) {
        Drawing drawing = GroupDrawing.of(machine.states());
        return new Svg()
                .add(
                        "<svg class=\"graph\" role=\"img\" aria-label=\"%s\" width=\"%s\" height=\"%s\">",
                        "The state machine " + machine.name(),
                        drawing.width() + 2 * MARGIN,
                        drawing.height() + 2 * MARGIN)
                .add(drawing, MARGIN, MARGIN)
                .add("</svg>")
                .toString();
    }

    /** The heads of arrows, once for a page. */
    public static String markers() {
        Svg svg = new Svg().add("<svg class=\"markers\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
        for (Status status : Status.values()) {
            svg.add(
                    "<marker id=\"arrow-%s\" class=\"head %s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" "
                            + "markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">"
                            + "<path d=\"M0 0L8 4L0 8z\"/></marker>",
                    status.style(), status.style());
        }
        return svg.add("</defs></svg>").toString();
    }
}
