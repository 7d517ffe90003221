package dev.loveless.engine.runtime;

/** An execution cannot be started, since its input is larger than data may be. */
public final class InputTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param bytes of UTF-8, of the input
     * @param most that are allowed
     */
    public InputTooLargeException(int bytes, int most) {
        super("The input has " + bytes + " bytes; " + most + " are allowed.");
    }
}
