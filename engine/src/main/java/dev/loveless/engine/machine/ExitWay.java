package dev.loveless.engine.machine;

/**
 * By which way a state was left. The name of the next state does not tell: two rules of a Choice, or a catcher and
 * {@code Next}, can lead to the same one. Indexes count from 0, in the order of the definition.
 */
public sealed interface ExitWay {
    /** It was done: its {@code Next} or {@code End}, or the end that a Succeed state is. */
    record Done() implements ExitWay {}

    /** A rule of a Choice state was true. */
    record Rule(int index) implements ExitWay {}

    /** No rule of a Choice state was true. */
    record Default() implements ExitWay {}

    /** A catcher took the state's failure. */
    record Caught(int catcher) implements ExitWay {}
}
