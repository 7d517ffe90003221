package dev.loveless.docker.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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
    private static final int ROOT_DIGITS = 24;
    private static final int PARENT_DIGITS = 16;

    /** A new trace that nobody samples, in the form of X-Ray (documented). */
    public static String freshTraceId() {
        return "Root=1-" + Long.toHexString(Instant.now().getEpochSecond()) + "-" + digits(ROOT_DIGITS) + ";Parent="
                + digits(PARENT_DIGITS) + ";Sampled=0";
    }

    private static String digits(int count) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, count);
    }

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
