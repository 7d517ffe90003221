package dev.loveless.docker.environment;

import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Starts the instances of a component. Blocks; for workers. */
sealed interface Launcher permits ContainerLauncher, ProcessLauncher {
    /**
     * Begins to get the image, where there is one, for {@link #launch}; an empty text where there is none. Blocks no
     * longer than a call to the engine.
     */
    CompletableFuture<String> prepare();

    /** Where instances reach this program. */
    HostAddress host() throws LaunchException;

    /**
     * Starts one.
     *
     * @param image what came of {@link #prepare}
     * @param variables its environment
     * @param output takes what it writes
     */
    Instance launch(CompletableFuture<String> image, Map<String, String> variables, OutputListener output)
            throws LaunchException;
}
