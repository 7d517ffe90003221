package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.Optional;

/**
 * One entry of {@code Choices}.
 *
 * @param output JSONata only
 */
public record ChoiceRule(
        Location location,
        Optional<String> comment,
        ChoiceTest test,
        String next,
        Optional<Assign> assign,
        Optional<Template> output) {}
