package dev.loveless.cli.run;

import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.application.DefinitionFiles;
import dev.loveless.cli.application.MisuseException;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.StateMachineSettings;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.task.MockConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads and checks all that an execution needs, before anything is started. */
final class Preparation {
    private final NamedFiles files;
    private final Style style;
    private final DefinitionFiles definitions;

    /** @param style of what is shown of faults */
    Preparation(NamedFiles files, Style style) {
        this.files = files;
        this.style = style;
        this.definitions = new DefinitionFiles(files, style);
    }

    /**
     * All that is needed.
     *
     * @throws RefusedException with the faults of the definition or the configuration
     */
    RunnableMachine prepare(RunOptions options) throws RefusedException, MisuseException, UnreadableFileException {
        checkUse(options);
        SourceText text = definitions.read(options.file());
        Configured configured = Configured.read(options, style);
        Optional<StateMachineSettings> settings = configured.machine();
        String name = settings.map(StateMachineSettings::name).orElseGet(() -> MachineName.ofFile(options.file()));
        StateMachineType type = options.type()
                .or(() -> settings.map(StateMachineSettings::type))
                .orElse(StateMachineType.STANDARD);
        ParsedDefinition definition = definitions.parse(text, type, configured.file(), settings);
        Optional<MockConfiguration> mocks = new Mocks(files).read(options, name);
        List<OtherMachine> others = others(configured);
        List<StateMachine> machines = Stream.concat(
                        Stream.of(definition), others.stream().map(OtherMachine::definition))
                .flatMap(it -> it.stateMachine().stream())
                .toList();
        UsedComponents used = new UsedComponents(machines);
        Stream<String> tokens = mocks.isPresent() ? Stream.empty() : TokenTasks.warning(machines).stream();
        return new RunnableMachine(
                name,
                definition,
                type,
                settings.flatMap(StateMachineSettings::roleArn),
                configured.configuration().application(),
                mocks,
                new StartOptions(ExecutionInput.read(options.input(), files), options.name(), options.testCase()),
                options.virtualTime(),
                others,
                used.activityArns(),
                Stream.of(configured.file().warnings().stream(), used.warnings(options.images()).stream(), tokens)
                        .flatMap(Function.identity())
                        .toList());
    }

    private List<OtherMachine> others(Configured configured) throws RefusedException, UnreadableFileException {
        List<OtherMachine> others = new ArrayList<>();
        for (StateMachineSettings settings : configured.others()) {
            SourceText text = definitions.read(settings.definition().toString());
            others.add(new OtherMachine(
                    settings.name(),
                    definitions.parse(text, settings.type(), configured.file(), Optional.of(settings)),
                    settings.type()));
        }
        return others;
    }

    private static void checkUse(RunOptions options) throws MisuseException {
        if (options.file().equals(NamedFiles.STANDARD_INPUT)
                && options.input().filter(NamedFiles.STANDARD_INPUT::equals).isPresent()) {
            throw new MisuseException("standard input cannot be both the definition and the input");
        }
        if (options.name().filter(name -> !MachineName.isAllowed(name)).isPresent()) {
            throw new MisuseException(
                    "--name: an execution's name has 1 to 80 characters, without white space, brackets"
                            + " and any of ?*\"#%\\^|~`$&,;:/");
        }
    }
}
