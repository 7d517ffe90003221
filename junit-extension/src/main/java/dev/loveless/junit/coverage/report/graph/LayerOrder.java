package dev.loveless.junit.coverage.report.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds an order in each layer in which few arrows cross: each vertex goes to the middle of its neighbours. */
final class LayerOrder {
    private static final int SWEEPS = 12;

    private final List<List<Vertex>> layers;

    private LayerOrder(List<List<Vertex>> layers) {
        this.layers = layers;
    }

    /** Orders the layers of the graph. */
    static void improve(LayeredGraph graph) {
        new LayerOrder(graph.layers).improve();
    }

    private void improve() {
        List<List<Vertex>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            sweep(sweep % 2 == 0);
            long crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int index = 0; index < layers.size(); index++) {
            place(index, best.get(index));
        }
    }

    private List<List<Vertex>> copy() {
        return layers.stream().<List<Vertex>>map(ArrayList::new).toList();
    }

    private void sweep(boolean isDown) {
        for (int step = 0; step < layers.size(); step++) {
            int index = isDown ? step : layers.size() - 1 - step;
            Function<Vertex, List<Vertex>> neighbours = vertex -> isDown ? vertex.above : vertex.below;
            List<Vertex> ordered = new ArrayList<>(layers.get(index));
            ordered.sort(Comparator.comparingDouble(vertex -> middle(vertex, neighbours.apply(vertex))));
            place(index, ordered);
        }
    }

    private static double middle(Vertex vertex, List<Vertex> neighbours) {
        return neighbours.stream()
                .mapToInt(neighbour -> neighbour.place)
                .average()
                .orElse(vertex.place);
    }

    private void place(int index, List<Vertex> ordered) {
        List<Vertex> layer = layers.get(index);
        for (int place = 0; place < ordered.size(); place++) {
            ordered.get(place).place = place;
            layer.set(place, ordered.get(place));
        }
    }

    private long crossings() {
        return layers.stream().mapToLong(LayerOrder::crossingsBelow).sum();
    }

    private static long crossingsBelow(List<Vertex> layer) {
        List<Integer> ends = new ArrayList<>();
        for (Vertex vertex : layer) {
            vertex.below.stream().map(lower -> lower.place).sorted().forEach(ends::add);
        }
        long crossings = 0;
        for (int first = 0; first < ends.size(); first++) {
            for (int second = first + 1; second < ends.size(); second++) {
                crossings += ends.get(first) > ends.get(second) ? 1 : 0;
            }
        }
        return crossings;
    }
}
