package dev.loveless.engine.runtime;

/**
 * The engine was closed, so that an execution is not begun, or goes on no more: no fault, but the wish of its owner.
 */
public final class EngineClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    EngineClosedException(String message) {
        super(message);
    }
}
