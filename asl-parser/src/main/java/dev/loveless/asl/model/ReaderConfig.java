package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/** How an ItemReader reads; enumerated texts as written. */
public record ReaderConfig(
        Location location,
        Optional<String> inputType,
        Optional<String> transformation,
        Optional<String> manifestType,
        Optional<String> csvDelimiter,
        Optional<String> csvHeaderLocation,
        List<String> csvHeaders,
        Optional<String> itemsPointer,
        Optional<Setting<Long>> maxItems) {
    public ReaderConfig {
        csvHeaders = List.copyOf(csvHeaders);
    }
}
