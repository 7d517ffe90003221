package dev.loveless.docker.environment;

import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.util.Map;

/** Starts the instances of a component. Blocks; for workers. */
sealed interface Launcher permits ContainerLauncher, ProcessLauncher {
    /** Where instances reach this program. */
    HostAddress host() throws LaunchException;

    /**
     * Starts one.
     *
     * @param variables its environment
     * @param output takes what it writes
     */
    Instance launch(Map<String, String> variables, OutputListener output) throws LaunchException;
}
