package dev.loveless.engine.runtime;

/** An execution cannot be started, since there is one of its name already. */
public final class ExecutionExistsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param executionArn the ARN that both would have */
    public ExecutionExistsException(String executionArn) {
        super("There is an execution " + executionArn + " already.");
    }
}
