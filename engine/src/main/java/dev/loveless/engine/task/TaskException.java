package dev.loveless.engine.task;

/** How a handler says that its task has failed. */
public final class TaskException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String causeText;

    /**
     * @param error the error name that Retry and Catch look at
     * @param cause a text for people
     */
    public TaskException(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.causeText = cause;
    }

    public String error() {
        return error;
    }

    public String causeText() {
        return causeText;
    }
}
