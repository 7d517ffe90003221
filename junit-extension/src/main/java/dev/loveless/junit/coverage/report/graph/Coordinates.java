package dev.loveless.junit.coverage.report.graph;

import java.util.ArrayList;
import java.util.List;

/** Finds where vertices stand, so that arrows are short and straight and nothing overlaps; the order is kept. */
final class Coordinates {
    private static final int SWEEPS = 16;
    private static final double GAP_ACROSS = 22;
    private static final double GAP_DOWN = 38;
    /** A bend that is out of line is uglier than a box that is. */
    private static final double WEIGHT_OF_BENDS = 4;

    private final List<List<Vertex>> layers;

    private Coordinates(List<List<Vertex>> layers) {
        this.layers = layers;
    }

    /**
     * Sets where all vertices stand, from 0 on.
     *
     * @return the height of all of them
     */
    static double assign(LayeredGraph graph) {
        Coordinates coordinates = new Coordinates(graph.layers);
        coordinates.across();
        return coordinates.down();
    }

    private double down() {
        double top = 0;
        for (List<Vertex> layer : layers) {
            double height =
                    layer.stream().mapToDouble(vertex -> vertex.height).max().orElse(0);
            for (Vertex vertex : layer) {
                vertex.top = top;
            }
            top += height + GAP_DOWN;
        }
        return Math.max(0, top - GAP_DOWN);
    }

    private void across() {
        layers.forEach(layer -> align(layer, layer.stream().map(vertex -> 0.0).toList()));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int step = 0; step < layers.size(); step++) {
                boolean isDown = sweep % 2 == 0;
                List<Vertex> layer = layers.get(isDown ? step : layers.size() - 1 - step);
                align(layer, layer.stream().map(vertex -> wish(vertex, isDown)).toList());
            }
        }
        double left = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(vertex -> vertex.x - vertex.width / 2)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(vertex -> vertex.x -= left));
    }

    private static double wish(Vertex vertex, boolean isDown) {
        List<Vertex> neighbours = isDown ? vertex.above : vertex.below;
        return neighbours.stream()
                .mapToDouble(neighbour -> neighbour.x)
                .average()
                .orElse(vertex.x);
    }

    /** Vertices that have to stand together, since their wishes would make them overlap. */
    private static final class Block {
        private final List<Vertex> vertices = new ArrayList<>();
        private final List<Double> distances = new ArrayList<>();
        private double weight;
        private double wishes;

        /** Where the first of them would best be. */
        double start() {
            return wishes / weight;
        }

        void add(Vertex vertex, double distance, double wish) {
            double weightOfVertex = vertex.isBend ? WEIGHT_OF_BENDS : 1;
            vertices.add(vertex);
            distances.add(distance);
            weight += weightOfVertex;
            wishes += weightOfVertex * wish;
        }

        void add(Block next) {
            vertices.addAll(next.vertices);
            distances.addAll(next.distances);
            weight += next.weight;
            wishes += next.wishes;
        }
    }

    /**
     * The places that are nearest to the wishes, in squares. Measured from where it would stand if all stood as far
     * left as they can, each vertex may be no further left than the one before: neighbours that wish so are pooled.
     */
    private static void align(List<Vertex> layer, List<Double> wishes) {
        List<Block> blocks = new ArrayList<>();
        double distance = 0;
        for (int index = 0; index < layer.size(); index++) {
            Vertex vertex = layer.get(index);
            distance += index == 0 ? 0 : (layer.get(index - 1).width + vertex.width) / 2 + GAP_ACROSS;
            Block block = new Block();
            block.add(vertex, distance, wishes.get(index) - distance);
            blocks.add(block);
            while (blocks.size() > 1 && isBefore(blocks.get(blocks.size() - 1), blocks.get(blocks.size() - 2))) {
                blocks.get(blocks.size() - 2).add(blocks.remove(blocks.size() - 1));
            }
        }
        for (Block block : blocks) {
            double start = block.start();
            for (int index = 0; index < block.vertices.size(); index++) {
                block.vertices.get(index).x = start + block.distances.get(index);
            }
        }
    }

    private static boolean isBefore(Block block, Block other) {
        return block.start() < other.start();
    }
}
