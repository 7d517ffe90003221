package dev.loveless.junit.coverage.report.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * A graph with its boxes in layers, from the top down: each arrow leads from a layer to a later one, but for those that
 * close a circle, which are laid the other way round. An arrow that passes layers has a bend in each.
 */
final class LayeredGraph {
    /**
     * The way of an arrow.
     *
     * @param vertices from the top down, with its bends
     * @param isUpward whether the arrow points to the first of them
     */
    record Path(List<Vertex> vertices, boolean isUpward) {}

    final List<List<Vertex>> layers = new ArrayList<>();
    /** One for each arrow, in their order. */
    final List<Path> paths = new ArrayList<>();

    private final List<Vertex> boxes;
    private final List<List<Integer>> targets = new ArrayList<>();
    private final Set<Arrow> upward = new HashSet<>();
    /** The boxes, each before all those that arrows lead down to from it. */
    private final List<Integer> topDown = new ArrayList<>();

    /**
     * @param boxes the first of them is where the graph begins
     * @param arrows none of a box to itself, and no two between the same boxes in the same direction
     */
    LayeredGraph(List<Vertex> boxes, List<Arrow> arrows) {
        this.boxes = boxes;
        boxes.forEach(box -> targets.add(new ArrayList<>()));
        arrows.forEach(arrow -> targets.get(arrow.from()).add(arrow.to()));
        findCircles();
        assignLayers(arrows);
        arrows.forEach(this::lay);
    }

    /** Walks along the arrows; one that leads back to where the walk has come from closes a circle. */
    private void findCircles() {
        boolean[] seen = new boolean[boxes.size()];
        for (int box = 0; box < boxes.size(); box++) {
            if (!seen[box]) {
                walk(box, seen);
            }
        }
        Collections.reverse(topDown);
    }

    private void walk(int start, boolean[] seen) {
        Deque<Integer> way = new ArrayDeque<>();
        boolean[] onWay = new boolean[boxes.size()];
        Deque<Iterator<Integer>> ahead = new ArrayDeque<>();
        way.push(start);
        onWay[start] = true;
        ahead.push(targets.get(start).iterator());
        seen[start] = true;
        while (!way.isEmpty()) {
            if (!ahead.element().hasNext()) {
                ahead.pop();
                int done = way.pop();
                onWay[done] = false;
                topDown.add(done);
                continue;
            }
            int next = ahead.element().next();
            if (onWay[next]) {
                upward.add(new Arrow(way.element(), next));
            } else if (!seen[next]) {
                seen[next] = true;
                way.push(next);
                onWay[next] = true;
                ahead.push(targets.get(next).iterator());
            }
        }
    }

    /** Each box comes right below the lowest of those that lead to it. */
    private void assignLayers(List<Arrow> arrows) {
        List<List<Integer>> down = new ArrayList<>();
        boxes.forEach(box -> down.add(new ArrayList<>()));
        for (Arrow arrow : arrows) {
            boolean isUpward = upward.contains(arrow);
            down.get(isUpward ? arrow.to() : arrow.from()).add(isUpward ? arrow.from() : arrow.to());
        }
        for (int box : topDown) {
            for (int lower : down.get(box)) {
                boxes.get(lower).layer = Math.max(boxes.get(lower).layer, boxes.get(box).layer + 1);
            }
        }
        topDown.forEach(box -> add(boxes.get(box)));
    }

    private void add(Vertex vertex) {
        while (layers.size() <= vertex.layer) {
            layers.add(new ArrayList<>());
        }
        vertex.place = layers.get(vertex.layer).size();
        layers.get(vertex.layer).add(vertex);
    }

    private void lay(Arrow arrow) {
        boolean isUpward = upward.contains(arrow);
        Vertex upper = boxes.get(isUpward ? arrow.to() : arrow.from());
        Vertex lower = boxes.get(isUpward ? arrow.from() : arrow.to());
        List<Vertex> vertices = new ArrayList<>();
        vertices.add(upper);
        for (int layer = upper.layer + 1; layer < lower.layer; layer++) {
            Vertex bend = Vertex.bend(layer);
            add(bend);
            vertices.add(bend);
        }
        vertices.add(lower);
        for (int index = 1; index < vertices.size(); index++) {
            vertices.get(index - 1).below.add(vertices.get(index));
            vertices.get(index).above.add(vertices.get(index - 1));
        }
        paths.add(new Path(vertices, isUpward));
    }
}
