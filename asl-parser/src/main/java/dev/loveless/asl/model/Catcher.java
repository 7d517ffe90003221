package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Catch}.
 *
 * @param resultPath JSONPath only
 * @param output JSONata only
 */
public record Catcher(
        Location location,
        Optional<String> comment,
        List<String> errorEquals,
        String next,
        Optional<ResultPath> resultPath,
        Optional<Template> output,
        Optional<Assign> assign) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
