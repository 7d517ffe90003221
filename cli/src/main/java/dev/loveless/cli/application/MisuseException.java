package dev.loveless.cli.application;

/** The command line makes no sense; the message says what does. */
public final class MisuseException extends Exception {
    private static final long serialVersionUID = 1L;

    public MisuseException(String message) {
        super(message);
    }
}
