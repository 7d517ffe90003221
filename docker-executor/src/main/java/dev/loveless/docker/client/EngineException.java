package dev.loveless.docker.client;

import java.io.IOException;

/** The Docker engine refused something, or does not answer. The message is for people and says what to do. */
public final class EngineException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No engine answers, or it went away meanwhile. */
        UNAVAILABLE,
        /** The image is not there and cannot be fetched or built. */
        NO_IMAGE,
        /** The engine cannot give a container the GPUs it is to have. */
        NO_GPU,
        /** The container's program could not be started. */
        NOT_STARTED,
        /** Anything else that the engine refused. */
        REFUSED
    }

    private final Kind kind;

    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Always there. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
