package dev.loveless.docker.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes errors for people of what docker-java throws. */
final class EngineErrors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    private final String address;

    /** @param address of the engine, for messages */
    EngineErrors(String address) {
        this.address = address;
    }

    EngineException tookTooLong(String what, Duration limit, Throwable cause) {
        return new EngineException(
                Kind.UNAVAILABLE,
                "The Docker engine at " + address + " was asked " + what + " and has not answered for " + seconds(limit)
                        + ". See whether `docker ps` answers; if not, restart the engine.",
                cause);
    }

    EngineException isAway(String what) {
        return new EngineException(
                Kind.UNAVAILABLE,
                "The Docker engine at " + address + " was to be asked " + what
                        + " and does not answer. Start it again.");
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** @param what the engine was asked to do, for messages: {@code to start container X} */
    EngineException of(String what, Throwable thrown) {
        if (thrown instanceof EngineException known) {
            return known;
        }
        if (thrown instanceof DockerException refusal) {
            String reason = reason(refusal);
            boolean noImage = refusal.getHttpStatus() == NOT_FOUND && reason.startsWith("No such image");
            return new EngineException(
                    noImage ? Kind.NO_IMAGE : Kind.REFUSED,
                    "The Docker engine was asked " + what + " and refused: " + reason,
                    thrown);
        }
        Optional<String> broken = brokenConnection(thrown);
        if (broken.isPresent()) {
            return new EngineException(
                    Kind.UNAVAILABLE,
                    "The Docker engine at " + address + " was asked " + what + " and cannot be reached: " + broken.get()
                            + ". Start it again.",
                    thrown);
        }
        if (thrown instanceof DockerClientException) {
            return new EngineException(Kind.REFUSED, "Failed " + what + ": " + thrown.getMessage(), thrown);
        }
        if (thrown instanceof RuntimeException fault) {
            throw fault;
        }
        if (thrown instanceof Error fault) {
            throw fault;
        }
        throw new IllegalStateException(thrown);
    }

    /** What the engine says: its answer is {@code {"message": …}}, which docker-java hands on as it is. */
    static String reason(DockerException refusal) {
        String text = String.valueOf(refusal.getMessage());
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                JsonNode message = JSON.readTree(text.substring(brace)).path("message");
                if (message.isTextual()) {
                    return message.textValue().strip();
                }
            } catch (JsonProcessingException e) {
                // Not the engine's JSON but a proxy's or an older engine's text, which is the reason then.
                return text.strip();
            }
        }
        return text.strip();
    }

    /** docker-java throws plain RuntimeExceptions around those of the socket. A closed pool is an illegal state. */
    static Optional<String> brokenConnection(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                String message = cause.getMessage();
                return Optional.of(message == null ? cause.getClass().getSimpleName() : message);
            }
            if (cause instanceof IllegalStateException && "Connection pool shut down".equals(cause.getMessage())) {
                return Optional.of("the connection has been closed");
            }
        }
        return Optional.empty();
    }
}
