package dev.loveless.docker.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a Docker engine and what to ask of it.
 *
 * @param environment variables that say where the engine is, as the Docker client reads them: DOCKER_HOST,
 *     DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH, XDG_RUNTIME_DIR
 * @param home the user's directory, for {@code .docker}
 * @param network an existing network for containers; absent: one of Loveless's own
 * @param sweep whether what dead Loveless left is removed meanwhile
 */
public record EngineSettings(
        Map<String, String> environment, Path home, Optional<String> network, EngineLimits limits, boolean sweep) {
    public EngineSettings {
        environment = Map.copyOf(environment);
    }

    /** The engine that the Docker client of this user would talk to. */
    public static EngineSettings of(Map<String, String> environment, Optional<String> network) {
        return new EngineSettings(
                environment, Path.of(System.getProperty("user.home", ".")), network, EngineLimits.DEFAULT, true);
    }

    public EngineSettings with(EngineLimits other) {
        return new EngineSettings(environment, home, network, other, sweep);
    }

    public EngineSettings withoutSweep() {
        return new EngineSettings(environment, home, network, limits, false);
    }
}
