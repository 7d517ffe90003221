package dev.loveless.engine.task;

/** A mock configuration that cannot be used; the message says where it is wrong, and what belongs there. */
public final class MockConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message for people: which file, and what is wrong with it */
    public MockConfigurationException(String message) {
        super(message);
    }
}
