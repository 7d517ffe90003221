package dev.loveless.junit.coverage.report.graph;

import java.util.ArrayList;
import java.util.List;

/** Something that takes place in a layer: a box, or the bend of an arrow that passes. */
final class Vertex {
    final double width;
    final double height;
    final boolean isBend;
    /** The neighbours in the layers next to its own. */
    final List<Vertex> above = new ArrayList<>();

    final List<Vertex> below = new ArrayList<>();

    int layer;
    /** Its place in the layer, from 0. */
    int place;
    /** The middle. */
    double x;

    double top;

    private Vertex(double width, double height, boolean isBend) {
        this.width = width;
        this.height = height;
        this.isBend = isBend;
    }

    static Vertex box(double width, double height) {
        return new Vertex(width, height, false);
    }

    static Vertex bend(int layer) {
        Vertex bend = new Vertex(BEND_WIDTH, 0, true);
        bend.layer = layer;
        return bend;
    }

    private static final double BEND_WIDTH = 6;
}
