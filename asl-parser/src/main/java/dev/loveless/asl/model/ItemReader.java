package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/**
 * Where a distributed Map gets its items from.
 *
 * @param resource as written
 * @param parameters {@code Parameters} or {@code Arguments}
 */
public record ItemReader(
        Location location, String resource, Optional<Template> parameters, Optional<ReaderConfig> readerConfig) {}
