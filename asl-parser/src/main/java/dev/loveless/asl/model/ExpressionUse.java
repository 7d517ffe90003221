package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;

/**
 * An expression at its place in a definition.
 *
 * @param location where its text stands
 */
public record ExpressionUse(Location location, Expression expression) {}
