package dev.loveless.engine.machine;

/** Ends a turn from within, since the execution has come to its end. Never leaves the interpreter. */
final class TurnOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TurnOver() {
        super("", null, false, false);
    }
}
