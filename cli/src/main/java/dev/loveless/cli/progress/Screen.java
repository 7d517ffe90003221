package dev.loveless.cli.progress;

/**
 * The terminal that is drawn on.
 *
 * @param columns its width
 * @param rows its height
 * @param coloured whether colours are wanted
 */
public record Screen(int columns, int rows, boolean coloured) {}
