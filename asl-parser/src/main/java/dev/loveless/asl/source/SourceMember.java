package dev.loveless.asl.source;

/**
 * A member of a JSON object.
 *
 * @param name its name
 * @param namePosition where the name stands
 * @param value its value
 */
public record SourceMember(String name, Position namePosition, SourceNode value) {}
