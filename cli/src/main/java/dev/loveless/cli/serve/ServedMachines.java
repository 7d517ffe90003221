package dev.loveless.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.application.ApplicationFile;
import dev.loveless.cli.application.DefinitionFiles;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.StateMachineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The state machines and activities of the configuration, put into the API by its own actions, so that they are like
 * those that clients make. Of one thread.
 */
final class ServedMachines {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EXISTS = "StateMachineAlreadyExists";

    private final Api api;
    private final ApplicationFile application;
    private final DefinitionFiles files;
    /** {@code arn:aws:states:REGION:ACCOUNT}. */
    private final String arnPrefix;

    private final String account;

    ServedMachines(Api api, ApplicationFile application, DefinitionFiles files, String region, String account) {
        this.api = api;
        this.application = application;
        this.files = files;
        this.arnPrefix = "arn:aws:states:" + region + ":" + account;
        this.account = account;
    }

    /** All machines, in the order of their names. */
    List<StateMachineSettings> all() {
        return application.configuration().stateMachines().values().stream()
                .sorted(Comparator.comparing(StateMachineSettings::name))
                .toList();
    }

    /** @throws RefusedException with the faults of the first definition that has some */
    void makeAll() throws RefusedException, UnreadableFileException {
        for (String activity :
                application.configuration().application().activities().keySet()) {
            call("CreateActivity", JsonNodeFactory.instance.objectNode().put("name", activity));
        }
        for (StateMachineSettings settings : all()) {
            make(settings);
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
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("definition", json(parsed.text()));
        request.put("roleArn", settings.roleArn().orElse("arn:aws:iam::" + account + ":role/loveless"));
        ObjectNode creation = request.deepCopy()
                .put("name", settings.name())
                .put("type", settings.type().name());
        Optional<String> error = call("CreateStateMachine", creation);
        if (error.isPresent() && error.get().startsWith(EXISTS)) {
            error = call(
                    "UpdateStateMachine",
                    request.put("stateMachineArn", arnPrefix + ":stateMachine:" + settings.name()));
        }
        if (error.isPresent()) {
            throw new RefusedException(settings.definition() + ": " + error.get());
        }
    }

    /** The definition as the API takes it. */
    private static String json(SourceText text) {
        SourceFormat format = SourceFormat.ofFileName(text.name());
        if (format == SourceFormat.JSON) {
            return text.content();
        }
        JsonNode tree = SourceReader.readTree(text, format).root().orElseThrow().json();
        return tree.toPrettyString();
    }

    /** The error, if the call was not met. */
    private Optional<String> call(String action, ObjectNode request) {
        ApiAnswer answer = api.answer(new ApiCall(
                        Optional.of("AWSStepFunctions." + action),
                        Optional.empty(),
                        request.toString().getBytes(StandardCharsets.UTF_8)))
                .join();
        return answer.errorType().map(type -> type + ": " + message(answer));
    }

    private static String message(ApiAnswer answer) {
        try {
            return MAPPER.readTree(answer.body()).path("message").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
