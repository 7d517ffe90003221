package dev.loveless.benchmarks.server;

/** The server has answered something else than it must. */
final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongAnswerException(String message) {
        super(message);
    }
}
