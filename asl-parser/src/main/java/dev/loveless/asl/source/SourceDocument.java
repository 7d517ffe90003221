package dev.loveless.asl.source;

/**
 * A definition that could be read.
 *
 * @param text the text it was read from
 * @param root its JSON value
 */
public record SourceDocument(SourceText text, SourceObject root) {}
