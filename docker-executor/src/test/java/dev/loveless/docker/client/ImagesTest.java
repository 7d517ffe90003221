package dev.loveless.docker.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.EngineExtension;
import dev.loveless.docker.testing.Output;
import dev.loveless.docker.testing.Registry;
import dev.loveless.docker.testing.WithDocker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDocker
class ImagesTest {
    private static final int SECONDS_TO_RUN = 60;

    @TempDir
    Path directory;

    private final List<ComponentEvent> events = new CopyOnWriteArrayList<>();

    private void assertNoImage(ThrowingCallable call, String... texts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_IMAGE))
                .hasMessageContainingAll(texts);
    }

    private String provide(DockerEngine engine, Source source) throws EngineException {
        CompletableFuture<String> image = engine.provide(source, events::add);
        await().atMost(Duration.ofSeconds(SECONDS_TO_RUN)).until(image::isDone);
        return EngineConnection.provided(image);
    }

    private static void removeImage(DockerEngine engine, String reference) throws EngineException {
        engine.client().call("test", docker -> {
            docker.removeImageCmd(reference).withForce(true).exec();
            return true;
        });
    }

    @Test
    void anImageThatIsThereIsNotPulled(DockerEngine engine) throws Exception {
        assertThat(provide(engine, new Source.Image(Busybox.IMAGE))).isEqualTo(Busybox.IMAGE);
        assertThat(events).isEmpty();
    }

    @Test
    void anImageThatCannotBeFetchedSaysWhyAndWhatToDo(DockerEngine engine) {
        // Nothing listens on port 1.
        assertNoImage(
                () -> provide(engine, new Source.Image("127.0.0.1:1/no/such:image")),
                "Image 127.0.0.1:1/no/such:image is not here and could not be pulled (",
                "connection refused",
                "`docker load`",
                "`build:` in loveless.yaml");
    }

    private EngineSettings withCredentials(Registry registry, String credentials, EngineLimits limits)
            throws IOException {
        Path configuration = Files.createDirectories(directory.resolve(".docker"));
        Files.writeString(
                configuration.resolve("config.json"),
                "{\"auths\":{\"" + registry.host() + "\":{\"auth\":\""
                        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\"}}}");
        EngineSettings settings = EngineExtension.settings();
        return new EngineSettings(settings.environment(), directory, Optional.empty(), limits, false);
    }

    @Test
    void anImageIsPulledOnceWithTheUsersCredentialsAndWithProgress() throws Exception {
        try (Registry registry = new Registry("me:secret");
                DockerEngine engine =
                        DockerEngine.connect(withCredentials(registry, "me:secret", EngineLimits.DEFAULT))) {
            List<CompletableFuture<String>> images = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                images.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return provide(engine, new Source.Image(registry.image()));
                            } catch (EngineException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        action -> new Thread(action).start()));
            }
            for (CompletableFuture<String> image : images) {
                assertThat(image.get(SECONDS_TO_RUN, SECONDS)).isEqualTo(registry.image());
            }
            assertThat(registry.pulls()).isEqualTo(1);
            assertThat(events)
                    .contains(new ComponentEvent.ImagePull(registry.image(), "not here, asking its registry"))
                    .last()
                    .asString()
                    .contains("1 of 1 layers");
            removeImage(engine, registry.image());
        }
    }

    @Test
    void withWrongCredentialsTheRegistrysAnswerIsTold() throws Exception {
        try (Registry registry = new Registry("me:secret");
                DockerEngine engine =
                        DockerEngine.connect(withCredentials(registry, "me:wrong", EngineLimits.DEFAULT))) {
            assertNoImage(() -> provide(engine, new Source.Image(registry.image())), "authentication required");
        }
    }

    @Test
    void aPullThatStandsStillIsGivenUp() throws Exception {
        EngineLimits limits = EngineLimits.DEFAULT.withPullStandstill(Duration.ofSeconds(2));
        try (Registry registry = new Registry("me:secret");
                DockerEngine engine = DockerEngine.connect(withCredentials(registry, "me:secret", limits))) {
            registry.holdLayerBack();
            assertNoImage(() -> provide(engine, new Source.Image(registry.image())), "nothing has happened for 2 s");
        }
    }

    private Source.Build build(String name, String dockerfile) throws IOException {
        Files.writeString(directory.resolve("Dockerfile.test"), dockerfile);
        return new Source.Build(
                directory, "Dockerfile.test", Map.of("WORD", "given"), Optional.of("wanted"), "loveless-test/" + name);
    }

    @Test
    void anImageIsBuiltWithArgumentsTargetAndIgnoredFiles(DockerEngine engine) throws Exception {
        Files.writeString(directory.resolve("kept"), "kept");
        Files.writeString(directory.resolve("secret"), "secret");
        Files.createDirectories(directory.resolve("modules/deep"));
        Files.writeString(directory.resolve("modules/deep/file"), "x");
        Files.writeString(directory.resolve("modules/kept"), "x");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("."));
        Files.writeString(directory.resolve("program"), "#!/bin/sh\n");
        assertThat(directory.resolve("program").toFile().setExecutable(true)).isTrue();
        Files.writeString(
                directory.resolve(".dockerignore"), "# a comment\nsecret\n/modules/\n!modules/kept\nDockerfile*\n");
        Source.Build source = build("built-" + engine.instance(), """
                FROM loveless-test/busybox AS wanted
                ARG WORD
                RUN echo %s: the word is $WORD
                COPY . /files
                CMD cd /files && find . | sort; ls -l program link
                FROM wanted AS other
                RUN false
                """.formatted(engine.instance()));
        String reference = provide(engine, source);
        assertThat(events)
                .contains(new ComponentEvent.ImageBuild(source.reference(), engine.instance() + ": the word is given"))
                .doesNotContain(new ComponentEvent.ImageBuild(source.reference(), "RUN false"));
        int lines = events.size();
        provide(engine, source);
        assertThat(events).hasSize(lines);

        ContainerSpecification shell = Busybox.shell("ls /files");
        String id = engine.create(new ContainerSpecification(
                reference,
                "built",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                shell.resources(),
                false,
                Optional.empty(),
                Map.of()));
        Output output = new Output();
        CompletableFuture<Void> told = engine.followOutput(id, output);
        engine.start(id);
        told.get(SECONDS_TO_RUN, SECONDS);
        assertThat(output.standardOutput())
                .startsWith(".", "./.dockerignore", "./kept", "./link", "./modules", "./modules/kept", "./program")
                .hasSize(9)
                .anyMatch(line -> line.startsWith("-rwxr-xr-x") && line.endsWith("program"))
                .anyMatch(line -> line.endsWith("link -> ."));
        engine.remove(id);
        removeImage(engine, reference);
    }

    @Test
    void aBuildThatChangesNothingSaysNothingAndOneThatDoesBeginsWithTheChange(DockerEngine engine) throws Exception {
        Source.Build source = build("again-" + engine.instance(), """
                FROM loveless-test/busybox AS wanted
                RUN echo first of all %s
                COPY word /word
                RUN echo last of all
                """.formatted(engine.instance()));
        Files.writeString(directory.resolve("word"), "one");
        String first = provide(engine, source);
        assertThat(told()).contains("first of all " + engine.instance(), "last of all");

        events.clear();
        try (DockerEngine other = DockerEngine.connect(EngineExtension.settings())) {
            assertThat(provide(other, source)).isEqualTo(first);
            assertThat(events).isEmpty();
        }
        Files.writeString(directory.resolve("word"), "two");
        try (DockerEngine other = DockerEngine.connect(EngineExtension.settings())) {
            assertThat(provide(other, source)).isNotEqualTo(first);
            assertThat(told()).startsWith("Step 3/5 : COPY word /word").contains("last of all");
        }
        assertThat(word(engine, first))
                .as("the first goes on with what it has built")
                .containsExactly("one");
        removeImage(engine, source.reference());
        removeImage(engine, first);
    }

    private List<String> told() {
        return events.stream()
                .map(event -> ((ComponentEvent.ImageBuild) event).line())
                .toList();
    }

    private static List<String> word(DockerEngine engine, String image) throws Exception {
        ContainerSpecification shell = Busybox.shell("cat /word");
        String id = engine.create(new ContainerSpecification(
                image,
                "word",
                List.of(),
                shell.command(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                shell.resources(),
                false,
                Optional.empty(),
                Map.of()));
        Output output = new Output();
        CompletableFuture<Void> told = engine.followOutput(id, output);
        engine.start(id);
        told.get(SECONDS_TO_RUN, SECONDS);
        engine.remove(id);
        return output.standardOutput();
    }

    private static List<String> builds(DockerEngine engine, String reference) throws EngineException {
        return engine.client()
                .call(
                        "test",
                        docker ->
                                docker
                                        .listImagesCmd()
                                        .withLabelFilter("dev.loveless.build=" + reference)
                                        .exec()
                                        .stream()
                                        .map(image -> image.getId())
                                        .toList());
    }

    @Test
    void ofChangedBuildsTheImagesThatLostTheirNameAreRemoved(DockerEngine engine) throws Exception {
        String name = "changing-" + System.nanoTime();
        try {
            for (int i = 0; i < 3; i++) {
                Source.Build changed =
                        build(name, "FROM " + Busybox.IMAGE + " AS wanted\nRUN echo " + name + i + " >/made\n");
                try (DockerEngine next = DockerEngine.connect(EngineExtension.settings())) {
                    provide(next, changed);
                }
            }
            assertThat(builds(engine, "loveless-test/" + name)).hasSize(3);
            OutdatedImages.remove(engine, true);
            assertThat(builds(engine, "loveless-test/" + name)).hasSize(1);
        } finally {
            removeImage(engine, "loveless-test/" + name);
        }
    }

    @Test
    void aBuildThatFailsTellsItsLastLines(DockerEngine engine) throws Exception {
        Source.Build source = build("broken-" + engine.instance(), """
                FROM loveless-test/busybox AS wanted
                RUN echo about to fail && exit 3
                """);
        assertNoImage(
                () -> provide(engine, source),
                "could not be built from " + directory.resolve("Dockerfile.test"),
                "returned a non-zero code: 3",
                "about to fail");
    }

    @Test
    void aBuildOnAnImageThatIsNotThereFailsForGood(DockerEngine engine) throws Exception {
        Source.Build source = build("baseless-" + engine.instance(), "FROM 127.0.0.1:1/nothing AS wanted\n");
        assertNoImage(() -> provide(engine, source), "could not be built", "connection refused");
    }

    @Test
    void aPatternThatIsNoneIsNamed(DockerEngine engine) throws Exception {
        Source.Build source = build("unmatched-" + engine.instance(), "FROM loveless-test/busybox AS wanted\n");
        Files.writeString(directory.resolve(".dockerignore"), "fine\n[a-\n");
        assertNoImage(() -> provide(engine, source), directory.resolve(".dockerignore") + ", line 2: this is no");
    }

    private static String buildersOf(DockerEngine engine, String mark) throws EngineException {
        return engine.client()
                .call(
                        "test",
                        docker -> docker.listContainersCmd().withShowAll(true).exec().stream()
                                .filter(container -> container.getCommand().contains(mark))
                                .map(container -> container.getCommand() + ": " + container.getState())
                                .collect(Collectors.joining("\n")));
    }

    private Source.Build endlessBuild(DockerEngine engine) throws IOException {
        return build(
                "endless-" + engine.instance(),
                "FROM loveless-test/busybox AS wanted\nRUN sleep 301; echo " + engine.instance() + "\n");
    }

    private static void awaitBuilder(DockerEngine engine) {
        await().atMost(Duration.ofSeconds(SECONDS_TO_RUN))
                .until(() -> buildersOf(engine, engine.instance()).contains("running"));
    }

    private static void awaitNoBuilder(DockerEngine engine, String mark) {
        await().atMost(Duration.ofSeconds(SECONDS_TO_RUN))
                .until(() -> buildersOf(engine, mark).isEmpty());
    }

    @Test
    void aBuildGoesOnAsLongAsOneWaitsForItAndIsBrokenOffThen(DockerEngine engine) throws Exception {
        Source.Build source = endlessBuild(engine);
        CompletableFuture<String> first = engine.provide(source, events::add);
        CompletableFuture<String> second = engine.provide(source, events::add);
        awaitBuilder(engine);

        first.cancel(false);
        assertThat(buildersOf(engine, engine.instance())).contains("running");
        assertThat(second).isNotDone();

        second.cancel(false);
        awaitNoBuilder(engine, engine.instance());
    }

    @Test
    void aBuildIsBrokenOffWhenTheConnectionIsClosed(DockerEngine engine) throws Exception {
        try (DockerEngine closing = DockerEngine.connect(EngineExtension.settings())) {
            CompletableFuture<String> image = closing.provide(endlessBuild(closing), events::add);
            awaitBuilder(closing);
            String mark = closing.instance();

            closing.close();

            assertThat(image).isCompletedExceptionally();
            awaitNoBuilder(engine, mark);
            assertThat(closing.provide(endlessBuild(closing), events::add)).isCompletedExceptionally();
        }
    }

    @Test
    void aPullThatNobodyWaitsForIsBrokenOffAndTheNextWhoAsksTriesAgain() throws Exception {
        try (Registry registry = new Registry("me:secret");
                DockerEngine engine =
                        DockerEngine.connect(withCredentials(registry, "me:secret", EngineLimits.DEFAULT))) {
            registry.holdLayerBack();
            CompletableFuture<String> image = engine.provide(new Source.Image(registry.image()), events::add);
            await().atMost(Duration.ofSeconds(SECONDS_TO_RUN)).until(() -> registry.pulls() == 1);
            image.cancel(false);

            CompletableFuture<String> again = engine.provide(new Source.Image(registry.image()), events::add);
            await().atMost(Duration.ofSeconds(SECONDS_TO_RUN))
                    .untilAsserted(
                            () -> assertThat(events)
                                    .filteredOn(new ComponentEvent.ImagePull(
                                            registry.image(), "not here, asking its registry")::equals)
                                    .hasSize(2));
            assertThat(again).isNotDone();
        }
    }

    @Test
    void anErrorWhileAnImageIsMadeIsToldToAllWhoWaitForIt(DockerEngine engine) {
        CompletableFuture<String> image = engine.provide(new Source.Image("127.0.0.1:1/no/such:other"), event -> {
            throw new NoClassDefFoundError("made on purpose");
        });
        await().atMost(Duration.ofSeconds(SECONDS_TO_RUN)).until(image::isDone);
        assertThatThrownBy(() -> EngineConnection.provided(image)).hasRootCauseMessage("made on purpose");
    }

    @Test
    void aMissingDockerfileIsNamed(DockerEngine engine) {
        Source.Build source = new Source.Build(directory, "Dockerfile", Map.of(), Optional.empty(), "x");
        assertNoImage(
                () -> provide(engine, source), "there is no file " + directory.resolve("Dockerfile"), "loveless.yaml");
    }

    @Test
    void aLocalCommandHasNoImage(DockerEngine engine) {
        assertThatThrownBy(() -> provide(engine, new Source.LocalCommand(List.of("true"), directory)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
