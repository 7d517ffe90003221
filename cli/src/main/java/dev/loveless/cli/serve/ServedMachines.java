package dev.loveless.cli.serve;

import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.application.ApplicationFile;
import dev.loveless.cli.application.DefinitionFiles;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.StateMachineSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state machines and activities of the configuration, as the API has them. Of one thread at a time. */
final class ServedMachines {
    private final StepFunctionsApi api;
    private final ApplicationFile application;
    private final DefinitionFiles files;
    private final PrintWriter err;

    /** @param err gets what is to be said of substitutions */
    ServedMachines(StepFunctionsApi api, ApplicationFile application, DefinitionFiles files, PrintWriter err) {
        this.api = api;
        this.application = application;
        this.files = files;
        this.err = err;
    }

    /** All machines, in the order of their names. */
    List<StateMachineSettings> all() {
        return application.configuration().stateMachines().values().stream()
                .sorted(Comparator.comparing(StateMachineSettings::name))
                .toList();
    }

    /** @throws RefusedException with the faults of all definitions that have some */
    void makeAll() throws RefusedException, UnreadableFileException {
        application.configuration().application().activities().keySet().forEach(api::activity);
        List<String> faults = new ArrayList<>();
        for (StateMachineSettings settings : all()) {
            try {
                make(settings);
            } catch (RefusedException e) {
                faults.add(e.shown());
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(String.join("\n", faults));
        }
    }

    /**
     * Makes the machine as its file has it, or updates it.
     *
     * @throws RefusedException if the definition has faults; the machine stays as it is
     */
    void make(StateMachineSettings settings) throws RefusedException, UnreadableFileException {
        SourceText text = files.read(settings.definition().toString());
        ParsedDefinition parsed = files.parse(text, settings.type(), application, Optional.of(settings));
        application.takeWarnings().forEach(err::print);
        err.flush();
        Optional<ApiError> error =
                api.define(settings.name(), json(parsed.text()), settings.type(), settings.roleArn());
        if (error.isPresent()) {
            throw new RefusedException(settings.definition() + ": "
                    + error.get().type() + ": " + error.get().message());
        }
    }

    /** The definition as the API takes it. */
    private static String json(SourceText text) {
        SourceFormat format = SourceFormat.ofFileName(text.name());
        return format == SourceFormat.JSON
                ? text.content()
                : SourceReader.readTree(text, format)
                        .root()
                        .orElseThrow()
                        .json()
                        .toPrettyString();
    }
}
