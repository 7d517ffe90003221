package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the engine is, in the order of the Docker client (documented): DOCKER_HOST, DOCKER_CONTEXT, the current
 * context, the usual places. To those it adds the sockets of rootless engines and of Podman.
 */
final class EngineAddresses {
    static final URI USUAL = URI.create("unix:///var/run/docker.sock");
    private static final URI USUAL_ON_WINDOWS = URI.create("npipe:////./pipe/docker_engine");
    static final String FROM_HOST_VARIABLE = "DOCKER_HOST";
    static final String FROM_CONTEXT = "context ";
    private static final String DEFAULT_CONTEXT = "default";

    private final Map<String, String> environment;
    private final Path home;
    private final Path configuration;

    EngineAddresses(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
        this.configuration = variable("DOCKER_CONFIG").map(Path::of).orElse(home.resolve(".docker"));
    }

    /** The directory of the Docker client's settings. */
    Path configuration() {
        return configuration;
    }

    /** Those to be tried, in order; the first that answers is the engine. Never empty. */
    List<EngineAddress> candidates() throws EngineException {
        Optional<String> host = variable(FROM_HOST_VARIABLE);
        if (host.isPresent()) {
            return List.of(complete(
                    new EngineAddress(uri(host.get(), FROM_HOST_VARIABLE), certificates(), FROM_HOST_VARIABLE)));
        }
        DockerContexts contexts = new DockerContexts(configuration);
        Optional<String> variable = variable("DOCKER_CONTEXT");
        Optional<String> context = variable.isPresent() ? variable : contexts.current();
        if (context.isPresent() && !context.get().equals(DEFAULT_CONTEXT)) {
            String origin = FROM_CONTEXT
                    + context.get()
                    + (variable.isPresent() ? " of DOCKER_CONTEXT" : " of " + contexts.configurationFile());
            DockerContexts.Endpoint endpoint = contexts.endpoint(context.get(), origin);
            return List.of(complete(new EngineAddress(uri(endpoint.host(), origin), endpoint.certificates(), origin)));
        }
        return usualPlaces();
    }

    private List<EngineAddress> usualPlaces() {
        List<EngineAddress> places = new ArrayList<>();
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            places.add(new EngineAddress(USUAL_ON_WINDOWS, Optional.empty(), ""));
            return places;
        }
        places.add(new EngineAddress(USUAL, Optional.empty(), ""));
        Optional<Path> runtime = variable("XDG_RUNTIME_DIR").map(Path::of);
        runtime.ifPresent(directory -> addSocket(places, directory.resolve("docker.sock"), "rootless Docker"));
        addSocket(places, home.resolve(".docker/run/docker.sock"), "Docker Desktop");
        runtime.ifPresent(directory -> addSocket(places, directory.resolve("podman/podman.sock"), "Podman"));
        addSocket(places, Path.of("/run/podman/podman.sock"), "Podman");
        return places;
    }

    private static void addSocket(List<EngineAddress> places, Path socket, String origin) {
        if (Files.exists(socket)) {
            places.add(new EngineAddress(URI.create("unix://" + socket), Optional.empty(), origin));
        }
    }

    /** TLS is asked for by the mere presence of DOCKER_TLS_VERIFY (documented). */
    private Optional<Path> certificates() {
        return variable("DOCKER_TLS_VERIFY")
                .map(asked -> variable("DOCKER_CERT_PATH").map(Path::of).orElse(configuration));
    }

    /** docker-java would go on without TLS where a file is missing. */
    private static EngineAddress complete(EngineAddress address) throws EngineException {
        if (address.certificates().isPresent()) {
            for (String name : List.of("ca.pem", "cert.pem", "key.pem")) {
                Path file = address.certificates().get().resolve(name);
                if (!Files.isReadable(file)) {
                    throw new EngineException(
                            Kind.UNAVAILABLE,
                            "The Docker engine at " + address.text() + " is to be reached by TLS, but " + file
                                    + " cannot be read. Set DOCKER_CERT_PATH to a directory with ca.pem, cert.pem and"
                                    + " key.pem, or unset DOCKER_TLS_VERIFY.");
                }
            }
        }
        return address;
    }

    private static URI uri(String host, String origin) throws EngineException {
        URI uri;
        try {
            uri = URI.create(host.contains("://") ? host : "tcp://" + host);
        } catch (IllegalArgumentException e) {
            throw unusable(host, origin, "is no address. Write unix:///path/of/docker.sock or tcp://host:2375.", e);
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "unix", "npipe" -> uri;
            case "tcp" -> uri.getPort() >= 0 ? uri : URI.create("tcp://" + uri.getRawAuthority() + ":2375");
            case "http", "https" -> URI.create("tcp://" + uri.getRawAuthority());
            case "ssh" ->
                throw unusable(
                        host,
                        origin,
                        "needs SSH, which Loveless does not speak. Forward the engine's socket: "
                                + "`ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock " + uri.getRawAuthority()
                                + "`, and set DOCKER_HOST=unix:///tmp/docker.sock.",
                        null);
            default ->
                throw unusable(host, origin, "is of a kind that Loveless does not know. Use unix: or tcp:.", null);
        };
    }

    private static EngineException unusable(String host, String origin, String why, @Nullable Throwable cause) {
        String message = "The Docker engine's address " + host + " (" + origin + ") " + why;
        return cause == null
                ? new EngineException(Kind.UNAVAILABLE, message)
                : new EngineException(Kind.UNAVAILABLE, message, cause);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
