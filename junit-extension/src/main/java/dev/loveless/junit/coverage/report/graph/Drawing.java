package dev.loveless.junit.coverage.report.graph;

/**
 * A part of a picture, from 0, 0 on.
 *
 * @param width in pixels
 * @param height in pixels
 * @param svg its elements
 */
record Drawing(double width, double height, String svg) {}
