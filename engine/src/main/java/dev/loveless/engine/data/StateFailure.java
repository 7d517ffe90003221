package dev.loveless.engine.data;

/**
 * Carries a {@link Failure} out of the evaluation of nested data to the one place that handles it. Never leaves the
 * interpreter, and has no stack trace, which nobody would read.
 */
public final class StateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public StateFailure(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
