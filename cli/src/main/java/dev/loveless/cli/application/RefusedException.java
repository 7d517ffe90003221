package dev.loveless.cli.application;

/** Nothing can be run, for a reason that the message tells people: lines as they are to be printed. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    /** What is to be printed, its last line ended. */
    public String shown() {
        String message = String.valueOf(getMessage());
        return message.endsWith("\n") ? message : message + "\n";
    }
}
