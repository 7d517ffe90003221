package dev.loveless.docker.environment;

/** An instance of a component cannot be started. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    LaunchException(Failure failure, Throwable cause) {
        super(cause);
        this.failure = failure;
    }

    /** What requests see of it. */
    Failure failure() {
        return failure;
    }
}
