package dev.loveless.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import dev.loveless.configuration.field.ChoiceType;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.FieldValues;
import dev.loveless.configuration.field.GpusType;
import dev.loveless.configuration.field.ListType;
import dev.loveless.configuration.field.MapType;
import dev.loveless.configuration.field.MemoryType;
import dev.loveless.configuration.field.NumberType;
import dev.loveless.configuration.field.ObjectRule;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.PathType;
import dev.loveless.configuration.field.Reading;
import dev.loveless.configuration.field.Rules;
import dev.loveless.configuration.field.TextType;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The fields that components have in every role. */
final class ComponentFields {
    /** What Docker gives a container at least (documented). */
    private static final int LEAST_MEMORY = 6;

    private static final int MOST_MEMORY = 1_048_576;

    /** The variable that only Loveless can know. */
    private static final String RUNTIME_API = "AWS_LAMBDA_RUNTIME_API";

    static final Field<String> IMAGE = Field.of(
                    "image",
                    ImageReference.TYPE,
                    "",
                    "The Docker image to run; pulled where the engine does not have it.")
            .alsoCalled("imageUri", "container");
    static final Field<Source.Build> BUILD = Field.of(
                    "build", BuildFields.TYPE, "", "Build the image from a Dockerfile.")
            .alsoCalled("codeUri", "dockerfile", "context");
    static final Field<List<String>> COMMAND = Field.of(
                    "command",
                    ListType.of("list of texts", TextType.lenient(), "[python3, app.py]"),
                    "the image's",
                    "With `image` or `build`: the command of the container. Alone: a program of this machine, run without Docker.")
            .alsoCalled("cmd", "args");
    static final Field<List<String>> ENTRY_POINT = Field.of(
            "entryPoint",
            ListType.of("list of texts", TextType.lenient(), "[/usr/bin/env, node]"),
            "the image's",
            "The entry point of the container.");
    static final Field<String> WORKING_DIRECTORY = Field.of(
                    "workingDirectory",
                    TextType.any(),
                    "the image's",
                    "Where the command starts: an absolute path in the container. For a program of this machine: relative to this file, by default its directory.")
            .alsoCalled("workdir", "working_dir", "cwd");
    static final Field<String> USER = Field.of(
            "user", TextType.any().orNumber(), "the image's", "The user in the container, as for `docker run --user`.");
    static final Field<Map<String, String>> ENVIRONMENT = Field.of(
                    "environment",
                    MapType.of(
                            "texts by name",
                            MapType.Names.like(
                                    "environment variable",
                                    "[^=\\s\\u0000]+",
                                    "The name stands before the colon, without '=' and blanks."),
                            TextType.lenient()),
                    "none",
                    "Environment variables, added to those of the role.")
            .alsoCalled("env", "variables", "environmentVariables", "envVars");
    static final Field<Integer> MEMORY = memory(
            LEAST_MEMORY, MOST_MEMORY, "no limit", "Docker gives a container 6 MB at least, this machine what it has.");
    static final Field<Double> CPUS = Field.of(
                    "cpus", NumberType.decimal(0.01, 4_096), "no limit", "How many processors' worth of time.")
            .alsoCalled("vcpus");
    static final Field<Gpus> GPUS = Field.of(
            "gpus",
            new GpusType(),
            "none",
            "GPUs, as for `docker run --gpus`; `optional` takes all there are and goes on without where there are none.");
    static final Field<Contract> CONTRACT = Field.of(
            "contract",
            ChoiceType.of("runtime-api", Contract.RUNTIME_API, "interface-emulator", Contract.INTERFACE_EMULATOR),
            "`runtime-api`",
            "How the component gets its requests: it asks the Lambda Runtime API, or answers HTTP on port 8080 as the Lambda runtime interface emulator does.");
    static final Field<Isolation> ISOLATION = Field.of(
            "isolation",
            ChoiceType.of("warm", Isolation.WARM, "fresh", Isolation.FRESH),
            "`warm`",
            "`warm`: a container serves one request after the other. `fresh`: a new one for each, with a read-only root and a writable `/tmp`.");

    private ComponentFields() {}

    /** A limit of memory; its name and sentence are the same in each role, its bounds are not. */
    static Field<Integer> memory(int least, int most, String defaultText, String remedy) {
        return Field.of(
                        "memory",
                        MemoryType.between(least, most, remedy),
                        defaultText,
                        "The limit of memory, swap included: a number of megabytes, or a text such as `512m` or `2g`.")
                .alsoCalled("memorySize", "mem", "mem_limit");
    }

    /** Begins the description of a role. */
    static ObjectType.Builder role(String noun) {
        return ObjectType.of(noun)
                .field(IMAGE)
                .field(BUILD)
                .field(COMMAND)
                .field(ENTRY_POINT)
                .field(WORKING_DIRECTORY)
                .field(USER)
                .field(ENVIRONMENT)
                .absent("handler", "Name the handler as AWS's base images take it: command: [app.handler].")
                .absent("runtime", "The image brings its runtime.")
                .absent(
                        "volumes",
                        "Components share no files: hand data on by a service, such as S3 at one of 'endpoints'.")
                .rule(ObjectRule.of(sourceSchema(), ComponentFields::checkSource))
                .rule(ObjectRule.of(localSchema(), ComponentFields::checkLocal))
                .rule(ObjectRule.beyondSchema(ComponentFields::checkWorkingDirectory))
                .rule(ObjectRule.beyondSchema(ComponentFields::checkEnvironment))
                .rule(ObjectRule.beyondSchema(FaultFields::checkOrder));
    }

    private static ObjectNode sourceSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode forms = schema.putArray("oneOf");
        forms.add(Rules.requires(IMAGE)).add(Rules.requires(BUILD));
        ObjectNode local = Rules.requires(COMMAND);
        local.putObject("not").putArray("anyOf").add(Rules.requires(IMAGE)).add(Rules.requires(BUILD));
        forms.add(local);
        return schema;
    }

    private static void checkSource(FieldValues values, Reading reading) {
        if (values.has(IMAGE) && values.has(BUILD)) {
            Rules.refuseTogether(
                    values, IMAGE, BUILD, "Keep 'image' for an image that exists, 'build' to have one built.", reading);
        } else if (!isContainer(values) && !values.isMeant(COMMAND)) {
            Rules.refuseNone(
                    values,
                    "Say what to run: an image, a directory with a Dockerfile, or a command of this machine.",
                    reading,
                    IMAGE,
                    BUILD,
                    COMMAND);
        }
    }

    private static boolean isContainer(FieldValues values) {
        return values.isMeant(IMAGE) || values.isMeant(BUILD);
    }

    private static boolean isLocal(FieldValues values) {
        return values.has(COMMAND) && !isContainer(values);
    }

    private static List<Field<?>> fieldsOfContainers() {
        return List.of(ENTRY_POINT, USER, CPUS, GPUS, CONTRACT);
    }

    private static ObjectNode localSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("if")
                .putObject("not")
                .putArray("anyOf")
                .add(Rules.requires(IMAGE))
                .add(Rules.requires(BUILD));
        ObjectNode properties = schema.putObject("then").putObject("properties");
        fieldsOfContainers().stream()
                .filter(field -> field != CONTRACT)
                .forEach(field -> properties.put(field.name(), false));
        properties.putObject(CONTRACT.name()).put("const", "runtime-api");
        return schema;
    }

    private static void checkLocal(FieldValues values, Reading reading) {
        if (!isLocal(values)) {
            return;
        }
        for (Field<?> field : fieldsOfContainers()) {
            boolean isHarmless =
                    field == CONTRACT && values.get(CONTRACT).orElse(Contract.RUNTIME_API) == Contract.RUNTIME_API;
            if (!isHarmless) {
                values.member(field)
                        .ifPresent(member -> reading.refuseMember(
                                member,
                                ConfigurationCode.CONTRADICTION,
                                "'" + field.name() + "' is for containers, but '"
                                        + values.owner().name() + "' is a program of this machine",
                                "Remove it, or add 'image' or 'build'."));
            }
        }
    }

    private static void checkWorkingDirectory(FieldValues values, Reading reading) {
        boolean isWrong = values.get(WORKING_DIRECTORY)
                .filter(directory -> isLocal(values)
                        ? PathType.resolved(values.directory(), directory).isEmpty()
                        : !directory.startsWith("/"))
                .isPresent();
        if (isWrong) {
            values.member(WORKING_DIRECTORY)
                    .ifPresent(member -> reading.refuseValue(
                            member,
                            isLocal(values) ? "a path" : "an absolute path",
                            "Write the path of a directory" + (isLocal(values) ? "." : " in the container: /app.")));
        }
    }

    private static void checkEnvironment(FieldValues values, Reading reading) {
        values.member(ENVIRONMENT)
                .map(member -> member.value() instanceof SourceObject object ? object : null)
                .flatMap(object -> object.member(RUNTIME_API))
                .ifPresent(member -> reading.refuseMember(
                        member,
                        ConfigurationCode.INVALID_NAME,
                        "'" + RUNTIME_API + "' is set by Loveless",
                        "Remove it: each container is told where its own Runtime API is."));
    }

    /** The component that these values describe, which are right. */
    static Draft<Component> component(FieldValues values, Optional<Integer> memory, Isolation isolation) {
        boolean isLocal = isLocal(values);
        Source source = source(values);
        Resources resources = new Resources(
                memory.map(OptionalInt::of).orElse(OptionalInt.empty()),
                values.get(CPUS).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                values.get(GPUS).orElse(Gpus.NONE));
        return (name, faults) -> new Component(
                name,
                source,
                values.get(ENTRY_POINT).orElse(List.of()),
                isLocal ? List.of() : values.get(COMMAND).orElse(List.of()),
                isLocal ? Optional.empty() : values.get(WORKING_DIRECTORY),
                values.get(USER),
                values.get(ENVIRONMENT).orElse(Map.of()),
                resources,
                isolation,
                faults.faults(values.get(FaultFields.FAULTS).orElse(List.of())));
    }

    private static Source source(FieldValues values) {
        if (values.has(IMAGE)) {
            return new Source.Image(values.required(IMAGE));
        }
        return values.has(BUILD)
                ? values.required(BUILD)
                : new Source.LocalCommand(
                        values.required(COMMAND),
                        values.directory()
                                .resolve(values.get(WORKING_DIRECTORY).orElse(""))
                                .normalize());
    }
}
