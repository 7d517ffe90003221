package dev.loveless.cli.run;

import dev.loveless.asl.display.Style;
import dev.loveless.cli.application.ApplicationFile;
import dev.loveless.cli.application.FoundConfiguration;
import dev.loveless.cli.application.MisuseException;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.Configuration;
import dev.loveless.configuration.ConfigurationFiles;
import dev.loveless.configuration.StateMachineSettings;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the configuration says of the machine that is run. */
final class Configured {
    private final ApplicationFile file;
    private final Optional<StateMachineSettings> machine;

    private Configured(ApplicationFile file, Optional<StateMachineSettings> machine) {
        this.file = file;
        this.machine = machine;
    }

    /** Reads the file that the options name, or the one beside the definition; defaults where there is none. */
    static Configured read(RunOptions options, Style style)
            throws RefusedException, MisuseException, UnreadableFileException {
        Optional<Path> definition = FoundConfiguration.definition(options.file());
        ApplicationFile file = ApplicationFile.read(
                options.configuration(), definition.flatMap(ConfigurationFiles::find), options.images(), style);
        return new Configured(file, machine(file.configuration(), options, definition));
    }

    private static Optional<StateMachineSettings> machine(
            Configuration configuration, RunOptions options, Optional<Path> definition) throws MisuseException {
        List<StateMachineSettings> candidates =
                definition.map(configuration::stateMachinesIn).orElse(List.of());
        if (options.machine().isPresent()) {
            Optional<StateMachineSettings> chosen = candidates.stream()
                    .filter(machine -> machine.name().equals(options.machine().get()))
                    .findFirst();
            if (chosen.isEmpty()) {
                throw new MisuseException("--machine: the configuration has no state machine '"
                        + options.machine().get() + "' with this definition" + listed(candidates));
            }
            return chosen;
        }
        if (candidates.size() > 1) {
            throw new MisuseException(
                    "several state machines have this definition; choose one by --machine" + listed(candidates));
        }
        return candidates.stream().findFirst();
    }

    private static String listed(List<StateMachineSettings> machines) {
        return machines.isEmpty()
                ? ""
                : ": " + machines.stream().map(StateMachineSettings::name).collect(Collectors.joining(", "));
    }

    Configuration configuration() {
        return file.configuration();
    }

    /** The settings of the machine, if the configuration has some. */
    Optional<StateMachineSettings> machine() {
        return machine;
    }

    /** The other machines of the configuration. */
    List<StateMachineSettings> others() {
        return configuration().stateMachines().values().stream()
                .filter(settings -> !machine.equals(Optional.of(settings)))
                .sorted(Comparator.comparing(StateMachineSettings::name))
                .toList();
    }

    /** The file that it is in. */
    ApplicationFile file() {
        return file;
    }
}
