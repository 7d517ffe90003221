package dev.loveless.docker.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The contexts of the Docker client, as it keeps them in its directory (documented). */
final class DockerContexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path configuration;

    DockerContexts(Path configuration) {
        this.configuration = configuration;
    }

    /**
     * An engine.
     *
     * @param certificates a directory of PEM files, where the context has any
     */
    record Endpoint(String host, Optional<Path> certificates) {}

    Path configurationFile() {
        return configuration.resolve("config.json");
    }

    /** The context that {@code docker context use} chose. */
    Optional<String> current() throws EngineException {
        String name = read(configurationFile()).path("currentContext").asText();
        return name.isBlank() ? Optional.empty() : Optional.of(name);
    }

    Endpoint endpoint(String context, String origin) throws EngineException {
        String directory = sha256(context);
        Path file = configuration.resolve("contexts/meta").resolve(directory).resolve("meta.json");
        JsonNode endpoint = read(file).path("Endpoints").path("docker");
        String host = endpoint.path("Host").asText();
        if (host.isBlank()) {
            throw new EngineException(
                    Kind.UNAVAILABLE,
                    "There is no Docker engine for the " + origin + ": looked in " + file
                            + ". `docker context ls` shows what there is; DOCKER_CONTEXT=default takes the usual engine.");
        }
        Path certificates =
                configuration.resolve("contexts/tls").resolve(directory).resolve("docker");
        if (!Files.isDirectory(certificates)) {
            return new Endpoint(host, Optional.empty());
        }
        if (endpoint.path("SkipTLSVerify").asBoolean()) {
            throw new EngineException(
                    Kind.UNAVAILABLE,
                    "The " + origin + " skips the check of the engine's certificate, which Loveless does not do."
                            + " Give the context a CA, or set DOCKER_HOST.");
        }
        return new Endpoint(host, Optional.of(certificates));
    }

    private static JsonNode read(Path file) throws EngineException {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new EngineException(
                    Kind.UNAVAILABLE,
                    "The Docker client's file " + file + " cannot be read: " + e.getMessage()
                            + " Mend it, or set DOCKER_HOST.",
                    e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
