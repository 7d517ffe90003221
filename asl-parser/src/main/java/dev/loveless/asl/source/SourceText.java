package dev.loveless.asl.source;

/**
 * The text of a definition and the name it goes by in messages (a file's path as the user gave it, or {@code <stdin>}).
 *
 * @param name what to call it
 * @param content the whole text
 */
public record SourceText(String name, String content) {}
