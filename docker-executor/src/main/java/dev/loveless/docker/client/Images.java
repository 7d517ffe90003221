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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the engine has the images; each is pulled or built once, whoever asks, for as long as one of them
 * waits. Thread-safe; does not block.
 */
final class Images {
    private static final Logger LOG = LoggerFactory.getLogger(Images.class);

    private static final String CLOSED = "The connection to the Docker engine has been closed.";

    private final EngineClient engine;
    private final ExecutorService threads;
    private final InstanceLabels own;
    private final Map<Source, ImageProvision> provisions = new HashMap<>();
    private boolean closed;

    Images(EngineClient engine, InstanceLabels own, ExecutorService threads) {
        this.engine = engine;
        this.own = own;
        this.threads = threads;
    }

    /** @see EngineConnection#provide */
    CompletableFuture<String> provide(Source source, Consumer<ComponentEvent> progress) {
        ImageProvision provision;
        CompletableFuture<String> image;
        boolean first;
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new EngineException(Kind.UNAVAILABLE, CLOSED));
            }
            ImageProvision known = provisions.get(source);
            first = known == null;
            provision = known == null ? new ImageProvision() : known;
            provisions.put(source, provision);
            image = provision.await(() -> leave(source, provision));
        }
        if (first) {
            try {
                threads.execute(() -> make(source, provision, progress));
            } catch (RejectedExecutionException e) {
                failed(source, provision, new EngineException(Kind.UNAVAILABLE, CLOSED, e));
            }
        }
        return image;
    }

    private void make(Source source, ImageProvision provision, Consumer<ComponentEvent> progress) {
        try {
            provision.succeeded(make(source, progress, provision));
        } catch (Throwable e) {
            // Whatever it is: those who wait would wait for ever.
            failed(source, provision, e);
        }
    }

    /** The next who asks tries again. */
    private void failed(Source source, ImageProvision provision, Throwable reason) {
        synchronized (this) {
            provisions.remove(source, provision);
        }
        provision.failed(reason);
    }

    private void leave(Source source, ImageProvision provision) {
        synchronized (this) {
            if (!provision.leave()) {
                return;
            }
            provisions.remove(source, provision);
        }
        provision.breakOff("Nobody waits any more for " + source.description());
    }

    /** The engine does not have it any more. */
    synchronized void forget(String reference) {
        provisions.values().removeIf(provision -> provision.is(reference));
    }

    /** Breaks off what is under way, and begins nothing more. */
    void close() {
        List<ImageProvision> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(provisions.values());
            provisions.clear();
        }
        rest.forEach(provision -> provision.breakOff(CLOSED));
    }

    private String make(Source source, Consumer<ComponentEvent> progress, ImageProvision provision)
            throws EngineException {
        if (source instanceof Source.Image image) {
            if (!isThere(image.reference())) {
                pull(image.reference(), progress, provision);
            }
            return image.reference();
        }
        if (source instanceof Source.Build build) {
            return build(build, progress, provision);
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

    private void pull(String reference, Consumer<ComponentEvent> progress, ImageProvision provision)
            throws EngineException {
        progress.accept(new ComponentEvent.ImagePull(reference, "not here, asking its registry"));
        ImageReference parts = ImageReference.parse(reference);
        ImagePull pull = new ImagePull(reference, progress);
        provision.tellsOf(pull);
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
    private String build(Source.Build source, Consumer<ComponentEvent> progress, ImageProvision provision)
            throws EngineException {
        Path context = source.context().toAbsolutePath().normalize();
        Path dockerfile = context.resolve(source.dockerfile()).normalize();
        if (!Files.isRegularFile(dockerfile) || !dockerfile.startsWith(context)) {
            throw new EngineException(
                    Kind.NO_IMAGE,
                    "Image " + source.reference() + " cannot be built: there is no file " + dockerfile + " in "
                            + context + ". Mend `build:` in loveless.yaml.");
        }
        ImageBuild build = new ImageBuild(source.reference(), progress);
        provision.tellsOf(build);
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
        if (build.hasChanged()) {
            removeOutdated(source);
        }
        return build.id().orElse(source.reference());
    }

    private void removeOutdated(Source.Build source) {
        try {
            OutdatedImages.remove(engine, own, source);
        } catch (EngineException e) {
            LOG.debug("Outdated images of {} stay for the next time", source.reference(), e);
        }
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
                .withLabels(OutdatedImages.labels(source))
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
