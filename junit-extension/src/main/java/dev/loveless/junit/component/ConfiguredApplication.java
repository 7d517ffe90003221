package dev.loveless.junit.component;

import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.Configuration;
import dev.loveless.configuration.ConfigurationReader;
import dev.loveless.configuration.ConfigurationResult;
import dev.loveless.configuration.DefinitionSubstitutions;
import dev.loveless.configuration.StateMachineSettings;
import dev.loveless.docker.Components;
import dev.loveless.engine.LovelessBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a file loveless.yaml says: components that do tasks, and state machines. Closing it ends the components. */
public final class ConfiguredApplication implements AutoCloseable {
    private final Configuration configuration;
    private final Components components;

    private ConfiguredApplication(Configuration configuration) {
        this.configuration = configuration;
        this.components = Components.open(configuration.application(), event -> {});
    }

    /**
     * Reads a file and opens its components.
     *
     * @throws IllegalArgumentException with its faults
     */
    public static ConfiguredApplication open(Path file) {
        try {
            ConfigurationResult result = ConfigurationReader.read(file);
            return new ConfiguredApplication(
                    result.configuration().orElseThrow(() -> new IllegalArgumentException(faults(result))));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read.", e);
        }
    }

    private static String faults(ConfigurationResult result) {
        DiagnosticDisplay display = new DiagnosticDisplay(result.text(), Style.PLAIN);
        return "The configuration is not valid:\n"
                + result.diagnostics().stream().map(display::show).collect(Collectors.joining("\n"));
    }

    /** Lets its components do tasks; its account and region are the engine's. */
    public void install(LovelessBuilder engine) {
        engine.account(configuration.application().account())
                .region(configuration.application().region());
        components.executors().forEach(engine::executor);
    }

    /** The names of its activities. */
    public List<String> activities() {
        return List.copyOf(configuration.application().activities().keySet());
    }

    /**
     * A state machine of the file.
     *
     * @param definition with its substitutions put in
     */
    public record Machine(String name, SourceText definition, StateMachineType type) {}

    /** Its state machines. */
    public List<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        for (StateMachineSettings settings : configuration.stateMachines().values()) {
            String file = settings.definition().toString();
            String text = DefinitionSubstitutions.apply(
                            read(settings.definition()),
                            SourceFormat.ofFileName(file),
                            settings.definitionSubstitutions())
                    .text();
            machines.add(new Machine(settings.name(), new SourceText(file, text), settings.type()));
        }
        return machines;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read.", e);
        }
    }

    @Override
    public void close() {
        components.close();
    }
}
