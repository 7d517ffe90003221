package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/** How a distributed Map groups its items; one of the two limits at least. */
public record ItemBatcher(
        Location location,
        Optional<Setting<Long>> maxItemsPerBatch,
        Optional<Setting<Long>> maxInputBytesPerBatch,
        Optional<Template> batchInput) {}
