package dev.loveless.junit.coverage.report.graph;

import dev.loveless.junit.coverage.model.GroupCoverage;
import dev.loveless.junit.coverage.model.StateCoverage;
import dev.loveless.junit.coverage.model.WayCoverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The states of a machine, branch or processor with the ways between them. */
final class GroupDrawing {
    private static final double DOT = 14;
    private static final double PORT = 14;
    private static final double LOOP = 16;

    private final GroupCoverage group;
    private final List<Drawing> drawings = new ArrayList<>();
    private final List<Vertex> boxes = new ArrayList<>();
    private final Map<Arrow, List<WayCoverage>> arrows = new LinkedHashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    private GroupDrawing(GroupCoverage group) {
        this.group = group;
        addBox(dot("start"));
        List<StateCoverage> states = inOrder();
        for (StateCoverage state : states) {
            indexes.put(state.name(), boxes.size());
            addBox(StateDrawing.of(state));
        }
        int end = boxes.size();
        for (int index = 0; index < states.size(); index++) {
            for (WayCoverage way : states.get(index).ways()) {
                int to = way.target().map(indexes::get).orElse(end);
                arrows.computeIfAbsent(new Arrow(index + 1, to), arrow -> new ArrayList<>())
                        .add(way);
            }
        }
        if (arrows.keySet().stream().anyMatch(arrow -> arrow.to() == end)) {
            addBox(dot("end"));
        }
    }

    static Drawing of(GroupCoverage group) {
        return new GroupDrawing(group).draw();
    }

    /** With the first state in front, as the walk along the arrows begins there. */
    private List<StateCoverage> inOrder() {
        List<StateCoverage> states = new ArrayList<>(group.states());
        states.sort(Comparator.comparing(state -> !state.name().equals(group.startAt())));
        return states;
    }

    private void addBox(Drawing drawing) {
        drawings.add(drawing);
        boxes.add(Vertex.box(drawing.width(), drawing.height()));
    }

    private static Drawing dot(String style) {
        Svg svg = new Svg()
                .add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>", style, DOT / 2, DOT / 2, DOT / 2 - 2);
        return new Drawing(DOT, DOT, svg.toString());
    }

    private Drawing draw() {
        Arrow first = new Arrow(0, 1);
        List<Arrow> laid = new ArrayList<>(List.of(first));
        arrows.keySet().stream().filter(arrow -> arrow.from() != arrow.to()).forEach(laid::add);
        LayeredGraph graph = new LayeredGraph(boxes, laid);
        LayerOrder.improve(graph);
        double height = Coordinates.assign(graph);
        double width = 0;
        for (List<Vertex> layer : graph.layers) {
            for (Vertex vertex : layer) {
                width = Math.max(width, vertex.x + vertex.width / 2);
            }
        }
        Svg svg = new Svg();
        for (int index = 0; index < laid.size(); index++) {
            Arrow arrow = laid.get(index);
            drawPath(
                    svg,
                    graph.paths.get(index),
                    arrow == first ? Status.of(group.begun()) : status(arrow),
                    ways(arrow));
        }
        for (int index = 0; index < boxes.size(); index++) {
            Vertex box = boxes.get(index);
            svg.add(drawings.get(index), box.x - box.width / 2, box.top);
        }
        double loops = drawLoops(svg);
        return new Drawing(width + loops, height, svg.toString());
    }

    private Status status(Arrow arrow) {
        return Status.ofWays(arrows.getOrDefault(arrow, List.of()));
    }

    private String ways(Arrow arrow) {
        return arrows.getOrDefault(arrow, List.of()).stream()
                .map(way -> way.text() + ": " + way.taken() + "×")
                .collect(Collectors.joining("\n"));
    }

    private static void drawPath(Svg svg, LayeredGraph.Path path, Status status, String title) {
        List<Vertex> vertices = path.vertices();
        StringBuilder line = new StringBuilder();
        for (int index = 1; index < vertices.size(); index++) {
            Vertex upper = vertices.get(index - 1);
            Vertex lower = vertices.get(index);
            double fromX = port(upper, lower, upper.below);
            double toX = port(lower, upper, lower.above);
            double fromY = upper.top + upper.height;
            double middle = (fromY + lower.top) / 2;
            String move = index == 1 ? "M" + point(fromX, fromY) : "L" + point(fromX, fromY);
            line.append(move)
                    .append('C')
                    .append(point(fromX, middle))
                    .append(' ')
                    .append(point(toX, middle))
                    .append(' ')
                    .append(point(toX, lower.top));
        }
        svg.add(
                "<path class=\"way %s\" d=\"%s\" %s=\"url(#arrow-%s)\"><title>%s</title></path>",
                status.style(), line, path.isUpward() ? "marker-start" : "marker-end", status.style(), title);
    }

    /** Where an arrow meets a box: side by side with the others on that side, in the order they come from. */
    private static double port(Vertex vertex, Vertex other, List<Vertex> neighbours) {
        if (vertex.isBend) {
            return vertex.x;
        }
        List<Vertex> ordered = new ArrayList<>(neighbours);
        ordered.sort(Comparator.comparingDouble(neighbour -> neighbour.x));
        double apart = Math.min(PORT, (vertex.width - PORT) / Math.max(1, ordered.size()));
        return vertex.x + (ordered.indexOf(other) - (ordered.size() - 1) / 2.0) * apart;
    }

    private static String point(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }

    /** @return how much wider they make the drawing */
    private double drawLoops(Svg svg) {
        double wider = 0;
        for (Arrow arrow : arrows.keySet()) {
            if (arrow.from() == arrow.to()) {
                Vertex box = boxes.get(arrow.from());
                double x = box.x + box.width / 2;
                double y = box.top + 12;
                svg.add(
                        "<path class=\"way %s\" d=\"M%s %sc%s 0 %s %s 0 %s\" marker-end=\"url(#arrow-%s)\">",
                        status(arrow).style(),
                        x,
                        y,
                        LOOP,
                        LOOP,
                        LOOP,
                        LOOP,
                        status(arrow).style());
                svg.add("<title>%s</title></path>", ways(arrow));
                wider = LOOP;
            }
        }
        return wider;
    }
}
