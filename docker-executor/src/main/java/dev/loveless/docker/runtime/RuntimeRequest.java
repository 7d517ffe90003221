package dev.loveless.docker.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * A request for a component, as the Runtime API hands it over (documented).
 *
 * @param id a UUID
 * @param payload JSON text in UTF-8; nobody changes it
 * @param functionArn as it was invoked, with its qualifier
 * @param limit how long the component may take from the moment it is handed over; absent: as long as it likes
 * @param clientContext JSON text
 */
public record RuntimeRequest(
        String id,
        Payload payload,
        String functionArn,
        Optional<Duration> limit,
        Optional<String> clientContext,
        String traceId) {
    /** Bytes that nobody changes. */
    public static final class Payload {
        private final byte[] bytes;

        public Payload(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        /** In bytes. */
        public int size() {
            return bytes.length;
        }
    }
}
