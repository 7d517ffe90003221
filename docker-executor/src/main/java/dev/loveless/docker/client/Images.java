package dev.loveless.docker.client;

import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Sees to it that the engine has the images; each is pulled or built once, whoever asks. Thread-safe. */
final class Images {
    private final EngineClient engine;
    private final ExecutorService threads;
    private final Map<Source, CompletableFuture<String>> provided = new ConcurrentHashMap<>();

    Images(EngineClient engine, ExecutorService threads) {
        this.engine = engine;
        this.threads = threads;
    }

    String provide(Source source, Consumer<ComponentEvent> progress) throws EngineException {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> theirs = provided.putIfAbsent(source, mine);
        if (theirs != null) {
            return await(theirs, source);
        }
        try {
            String reference = make(source, progress);
            mine.complete(reference);
            return reference;
        } catch (EngineException | RuntimeException e) {
            // The next who asks tries again.
            provided.remove(source, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** The engine does not have it any more. */
    void forget(String reference) {
        provided.values().removeIf(image -> reference.equals(image.getNow("")));
    }

    private static String await(CompletableFuture<String> image, Source source) throws EngineException {
        try {
            return image.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: to wait for " + source.description(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw new EngineException(failure.kind(), failure.getMessage(), failure);
            }
            throw new IllegalStateException(e);
        }
    }

    private String make(Source source, Consumer<ComponentEvent> progress) throws EngineException {
        if (source instanceof Source.Image image) {
            if (!isThere(image.reference())) {
                pull(image.reference(), progress);
            }
            return image.reference();
        }
        if (source instanceof Source.Build build) {
            return build(build, progress);
        }
        throw new IllegalArgumentException("There is no image for a " + source.description());
    }

    private boolean isThere(String reference) throws EngineException {
        return engine.call("for image " + reference, docker -> {
            try {
                docker.inspectImageCmd(reference).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    private void pull(String reference, Consumer<ComponentEvent> progress) throws EngineException {
        progress.accept(new ComponentEvent.ImagePull(reference, "not here, asking its registry"));
        ImageReference parts = ImageReference.parse(reference);
        ImagePull pull = new ImagePull(reference, progress);
        engine.call(
                "to pull image " + reference,
                docker -> docker.pullImageCmd(parts.repository())
                        .withTag(parts.tag())
                        .exec(pull));
        String failure = await(pull, engine.limits().pullStandstill(), "to pull image " + reference);
        if (!failure.isEmpty()) {
            throw new EngineException(
                    Kind.NO_IMAGE,
                    "Image " + reference + " is not here and could not be pulled (" + failure + "). Build it, fetch it"
                            + " by `docker pull` or `docker load`, or give the component `build:` in loveless.yaml.");
        }
    }

    /**
     * Builds it, and gives the id of what came of it: another Loveless may build the same directory with other files
     * meanwhile, and have the tag then.
     */
    private String build(Source.Build source, Consumer<ComponentEvent> progress) throws EngineException {
        Path context = source.context().toAbsolutePath().normalize();
        Path dockerfile = context.resolve(source.dockerfile()).normalize();
        if (!Files.isRegularFile(dockerfile) || !dockerfile.startsWith(context)) {
            throw new EngineException(
                    Kind.NO_IMAGE,
                    "Image " + source.reference() + " cannot be built: there is no file " + dockerfile + " in "
                            + context + ". Mend `build:` in loveless.yaml.");
        }
        ImageBuild build = new ImageBuild(source.reference(), progress);
        String failure;
        try (BuildContext files = new BuildContext(context, context.relativize(dockerfile))) {
            failure = build(source, files, name(context, dockerfile), build);
        } catch (EngineException e) {
            throw e;
        } catch (IOException e) {
            failure = e.toString();
        }
        if (!failure.isEmpty()) {
            throw new EngineException(
                    Kind.NO_IMAGE,
                    "Image " + source.reference() + " could not be built from " + dockerfile + ": " + failure
                            + (build.lastLines().isEmpty() ? "" : "\nIts last lines:\n" + build.lastLines()));
        }
        return build.id().orElse(source.reference());
    }

    private static String name(Path context, Path dockerfile) {
        return context.relativize(dockerfile).toString().replace('\\', '/');
    }

    private String build(Source.Build source, BuildContext files, String dockerfile, ImageBuild build)
            throws IOException {
        String what = "to build image " + source.reference();
        InputStream archive = files.open(threads);
        engine.call(
                what,
                docker -> command(docker.buildImageCmd(archive), source, dockerfile)
                        .exec(build));
        try {
            String failure = await(build, engine.limits().buildStandstill(), what);
            if (!failure.isEmpty()) {
                files.sent().getNow(null);
            }
            return failure;
        } catch (CompletionException e) {
            return "the files cannot be read: " + e.getCause();
        }
    }

    private static BuildImageCmd command(BuildImageCmd command, Source.Build source, String dockerfile) {
        command.withDockerfilePath(dockerfile)
                .withTags(Set.of(source.reference()))
                .withRemove(true)
                .withForcerm(true);
        source.arguments().forEach(command::withBuildArg);
        source.target().ifPresent(command::withTarget);
        return command;
    }

    /** Why it failed, or nothing. */
    private String await(Progress<?> progress, Duration standstill, String what) throws EngineException {
        try {
            String failure = progress.await(standstill);
            if (progress.brokenOff().isPresent()) {
                throw engine.errors().of(what, progress.brokenOff().get());
            }
            return failure == null ? "" : failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.UNAVAILABLE, "Broken off: " + what, e);
        }
    }
}
