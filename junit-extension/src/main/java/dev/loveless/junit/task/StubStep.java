package dev.loveless.junit.task;

import java.time.Duration;
import java.util.Optional;

/**
 * What a stand-in does when it is invoked.
 *
 * @param delay before its answer
 * @param heartbeat how often it tells meanwhile that it is alive
 */
record StubStep(Optional<Duration> delay, Optional<Duration> heartbeat, Ending ending) {
    /** How it ends. */
    sealed interface Ending {
        record Answers(TaskAnswer answer) implements Ending {}

        record Fails(String error, String cause) implements Ending {}

        record TimesOut() implements Ending {}

        record Never() implements Ending {}
    }
}
