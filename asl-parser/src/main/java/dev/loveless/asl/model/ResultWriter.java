package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/**
 * Where a distributed Map puts its results, and in what shape.
 *
 * @param resource as written; absent where only the shape is given
 * @param parameters {@code Parameters} or {@code Arguments}
 * @param transformation {@code NONE}, {@code COMPACT} or {@code FLATTEN}
 * @param outputType {@code JSON} or {@code JSONL}
 */
public record ResultWriter(
        Location location,
        Optional<String> resource,
        Optional<Template> parameters,
        Optional<String> transformation,
        Optional<String> outputType) {}
