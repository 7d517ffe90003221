package dev.loveless.cli.run;

/** The command line makes no sense; the message says what does. */
final class MisuseException extends Exception {
    private static final long serialVersionUID = 1L;

    MisuseException(String message) {
        super(message);
    }
}
