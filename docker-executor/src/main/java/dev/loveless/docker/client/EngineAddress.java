package dev.loveless.docker.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a Docker engine is.
 *
 * @param uri {@code unix:}, {@code tcp:} or {@code npipe:}
 * @param certificates a directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, for TLS
 * @param origin what says so, for messages: {@code DOCKER_HOST}, a context, or nothing for a usual place
 */
record EngineAddress(URI uri, Optional<Path> certificates, String origin) {
    /** For messages. */
    String text() {
        return origin.isEmpty() ? uri.toString() : uri + " (" + origin + ")";
    }
}
