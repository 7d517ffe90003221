package dev.loveless.junit.coverage.report.graph;

/**
 * An arrow between two boxes of a graph, by their index.
 *
 * @param from where it begins
 * @param to where it points
 */
record Arrow(int from, int to) {}
