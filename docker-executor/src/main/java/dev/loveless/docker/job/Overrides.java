package dev.loveless.docker.job;

import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a call says about a component that its configuration says otherwise; empty for what it does not mention.
 *
 * @param environment added to the component's
 * @param gpus how many; whether they are optional is the component's to say
 */
record Overrides(
        List<String> entryPoint,
        List<String> command,
        Optional<String> workingDirectory,
        Map<String, String> environment,
        OptionalInt memoryMegabytes,
        OptionalDouble cpus,
        OptionalInt gpus) {

    Component applyTo(Component component) {
        Map<String, String> variables = new HashMap<>(component.environment());
        variables.putAll(environment);
        return new Component(
                component.name(),
                component.source(),
                entryPoint.isEmpty() ? component.entryPoint() : entryPoint,
                command.isEmpty() ? component.command() : command,
                workingDirectory.or(component::workingDirectory),
                component.user(),
                variables,
                resources(component.resources()),
                component.isolation(),
                component.faults());
    }

    private Resources resources(Resources configured) {
        boolean optional = configured.gpus().optional();
        return new Resources(
                memoryMegabytes.isPresent() ? memoryMegabytes : configured.memoryMegabytes(),
                cpus.isPresent() ? cpus : configured.cpus(),
                gpus.isPresent() ? new Gpus(gpus.getAsInt(), List.of(), optional) : configured.gpus());
    }
}
