package dev.loveless.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import dev.loveless.configuration.field.EitherType;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.MapType;
import dev.loveless.configuration.field.MappedType;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.PathType;
import dev.loveless.configuration.field.Reading;
import dev.loveless.configuration.field.SchemaDefinitions;
import dev.loveless.configuration.field.TextType;
import dev.loveless.configuration.field.ValueType;
import dev.loveless.docker.component.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields that say how an image is built; names as in Docker Compose. */
final class BuildFields {
    private static final String DOCKERFILE_NAME = "Dockerfile";
    private static final int DIGITS_OF_TAG = 12;

    static final Field<Path> CONTEXT =
            Field.required("context", PathType.DIRECTORY, "The directory that is sent to the engine.");
    static final Field<String> DOCKERFILE =
            Field.of("dockerfile", TextType.any(), "`Dockerfile`", "The Dockerfile, relative to `context`.");
    static final Field<Map<String, String>> ARGS = Field.of(
            "args",
            MapType.of(
                    "texts by name",
                    MapType.Names.like(
                            "build argument", "[A-Za-z_][A-Za-z0-9_]*", "Use letters, digits and underscores."),
                    TextType.lenient()),
            "none",
            "Build arguments, for `ARG` in the Dockerfile.");
    static final Field<String> TARGET =
            Field.of("target", TextType.any(), "the last", "The stage of a Dockerfile with several.");

    static final ObjectType<Source.Build> BUILD = ObjectType.of("build")
            .field(CONTEXT)
            .field(DOCKERFILE)
            .field(ARGS)
            .field(TARGET)
            .as(values -> build(
                    values.required(CONTEXT),
                    values.get(DOCKERFILE).orElse(DOCKERFILE_NAME),
                    values.get(ARGS).orElse(Map.of()),
                    values.get(TARGET)));

    /** The directory alone, or all of it. */
    static final ValueType<Source.Build> TYPE = new WithDockerfile(EitherType.of(
            MappedType.of(PathType.DIRECTORY, context -> build(context, DOCKERFILE_NAME, Map.of(), Optional.empty())),
            BUILD));

    private BuildFields() {}

    /** Components that are built in the same way share their image. */
    private static Source.Build build(
            Path context, String dockerfile, Map<String, String> args, Optional<String> target) {
        String settings = String.join(
                "\0",
                context.toAbsolutePath().toString(),
                dockerfile,
                new TreeMap<>(args).toString(),
                target.orElse(""));
        String reference = "loveless/" + repository(context) + ":" + digest(settings);
        return new Source.Build(context, dockerfile, args, target, reference);
    }

    /** The directory's name as far as an image can have it. */
    private static String repository(Path context) {
        Path directory = context.toAbsolutePath().normalize().getFileName();
        String name = directory == null ? "" : directory.toString().toLowerCase(Locale.ROOT);
        String fit = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return fit.isEmpty() ? "component" : fit;
    }

    private static String digest(String settings) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_TAG);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A build whose Dockerfile is there. */
    private record WithDockerfile(ValueType<Source.Build> type) implements ValueType<Source.Build> {
        @Override
        public Optional<Source.Build> read(SourceMember written, Reading reading) {
            Optional<Source.Build> build = type.read(written, reading);
            boolean isMissing = reading.looksForFiles()
                    && build.filter(it -> Files.isDirectory(it.context()))
                            .filter(it -> !isFile(it.context(), it.dockerfile()))
                            .isPresent();
            if (isMissing) {
                build.ifPresent(it -> reading.refuse(
                        dockerfile(written),
                        ConfigurationCode.MISSING_FILE,
                        "There is no file '" + it.dockerfile() + "' in " + it.context(),
                        "Name the Dockerfile in 'dockerfile', relative to 'context'."));
            }
            return build;
        }

        /** Where it is named, or would be. */
        private static SourceMember dockerfile(SourceMember build) {
            return build.value() instanceof SourceObject object
                    ? object.member(DOCKERFILE.name()).orElse(build)
                    : build;
        }

        private static boolean isFile(Path context, String dockerfile) {
            return PathType.resolved(context, dockerfile)
                    .filter(file -> file.startsWith(context) && Files.isRegularFile(file))
                    .isPresent();
        }

        @Override
        public ObjectNode schema(SchemaDefinitions definitions) {
            return type.schema(definitions);
        }

        @Override
        public String words() {
            return type.words();
        }
    }
}
