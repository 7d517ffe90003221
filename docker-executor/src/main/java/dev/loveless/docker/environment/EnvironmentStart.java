package dev.loveless.docker.environment;

import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Source.LocalCommand;
import dev.loveless.docker.runtime.InterfaceEmulator;
import dev.loveless.docker.runtime.RequestChannel;
import dev.loveless.docker.runtime.RuntimeApi;
import dev.loveless.docker.runtime.RuntimeListener;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the environments of a component are started. Thread-safe. */
final class EnvironmentStart {
    /** How long after its end an engine may take to tell of it. */
    private static final Duration POST_MORTEM = Duration.ofSeconds(2);

    private final Workshop workshop;
    private final RuntimeServer server;
    private final EnvironmentSettings settings;
    private final Launcher launcher;
    private @Nullable HttpClient client;

    EnvironmentStart(Workshop workshop, RuntimeServer server, EnvironmentSettings settings) {
        this.workshop = workshop;
        this.server = server;
        this.settings = settings;
        this.launcher = settings.component().source() instanceof LocalCommand command
                ? new ProcessLauncher(workshop, command)
                : new ContainerLauncher(workshop, settings.component());
    }

    /** @param afterwards to be done when the instance is known to run */
    record Started(Instance instance, Runnable afterwards) {}

    EnvironmentSettings settings() {
        return settings;
    }

    Workshop workshop() {
        return workshop;
    }

    /** Begins to get the image; see {@link Launcher#prepare}. */
    CompletableFuture<String> prepare() {
        return launcher.prepare();
    }

    /** What {@link #prepare} and {@link #run} are run by. */
    Executor threads() {
        return launcher instanceof ProcessLauncher ? workshop.workers() : workshop.starts();
    }

    /**
     * Starts one. Blocks.
     *
     * @param image what came of {@link #prepare}
     * @param listener learns what the component says
     * @param opened takes the way to hand requests over, as soon as there is one
     */
    Started run(
            CompletableFuture<String> image,
            RuntimeListener listener,
            Consumer<RequestChannel> opened,
            OutputListener output)
            throws LaunchException {
        return settings.contract() == Contract.RUNTIME_API
                ? runtimeApi(image, listener, opened, output)
                : interfaceEmulator(image, listener, opened, output);
    }

    private Started runtimeApi(
            CompletableFuture<String> image,
            RuntimeListener listener,
            Consumer<RequestChannel> opened,
            OutputListener output)
            throws LaunchException {
        HostAddress host = launcher.host();
        RuntimeApi api;
        try {
            api = server.open(host.bind(), settings.component().name(), listener);
        } catch (IOException e) {
            throw new LaunchException(Failure.service(String.valueOf(e.getMessage())), e);
        }
        opened.accept(api);
        String seen = host.name() + ":" + api.address().getPort();
        return new Started(launch(image, Optional.of(seen), output), () -> {});
    }

    private Instance launch(CompletableFuture<String> image, Optional<String> api, OutputListener output)
            throws LaunchException {
        return launcher.launch(
                image,
                RoleVariables.of(workshop.application(), settings, !(launcher instanceof ProcessLauncher), api),
                output);
    }

    private Started interfaceEmulator(
            CompletableFuture<String> image,
            RuntimeListener listener,
            Consumer<RequestChannel> opened,
            OutputListener output)
            throws LaunchException {
        // Processes of one machine share its ports.
        if (launcher instanceof ProcessLauncher) {
            IllegalStateException reason = new IllegalStateException("Component '"
                    + settings.component().name()
                    + "' is a command, which can be handed its requests by the Runtime API only: leave its contract out,"
                    + " or give it an image.");
            throw new LaunchException(Failure.configuration(String.valueOf(reason.getMessage())), reason);
        }
        launcher.host();
        Instance instance = launch(image, Optional.empty(), output);
        try {
            InetSocketAddress address =
                    new InetSocketAddress(((ContainerInstance) instance).address(), InterfaceEmulator.PORT);
            InterfaceEmulator emulator = new InterfaceEmulator(client(), address, workshop.timer(), listener);
            opened.accept(emulator);
            return new Started(instance, emulator::awaitReady);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.REFUSED && hasEnded(instance)) {
                // What it wrote and how it ended is told as of any other.
                return new Started(instance, () -> {});
            }
            instance.remove();
            throw new LaunchException(Failure.engine(settings.component().name(), e), e);
        }
    }

    /** One that is dead has no address; that it is dead may be known a moment later. Blocks. */
    private static boolean hasEnded(Instance instance) {
        return instance.exit()
                .thenApply(exit -> true)
                .completeOnTimeout(false, POST_MORTEM.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(workshop.workers())
                    .build();
            client = known;
        }
        return known;
    }
}
