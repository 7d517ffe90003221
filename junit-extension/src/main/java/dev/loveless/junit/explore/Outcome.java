package dev.loveless.junit.explore;

import dev.loveless.junit.timeline.DurationText;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of an execution.
 *
 * @param state where it ended, or stands
 * @param took virtual time
 * @param events of its history; of child executions too
 */
public record Outcome(
        Kind kind, Optional<String> state, Optional<String> error, Optional<String> cause, Duration took, long events) {
    /** How an execution can end. */
    public enum Kind {
        SUCCEEDED("succeeded", false),
        /** Failed as its author said: by a Fail state whose error nothing was to catch. */
        FAILED_BY_STATE("ended in a Fail state", false),
        /** Failed by an error that nothing caught. */
        UNHANDLED_ERROR("ended in an unhandled error", true),
        /**
         * Still running when nothing was left to be done, when its year was over, or when it had more events than an
         * exploration lets it have.
         */
        NEVER_ENDED("never ended", true),
        /** Longer than the {@code TimeoutSeconds} of the machine. */
        TIMED_OUT("took longer than the machine's TimeoutSeconds", true),
        /** More events, or longer, than the service allows. */
        LIMIT_EXCEEDED("exceeded a limit of the service", true),
        /** A stand-in or a mock had no answer, so that nothing can be said. */
        NOT_ANSWERED("had a task that nothing answers", true);

        private final String words;
        private final boolean isFinding;

        Kind(String words, boolean isFinding) {
            this.words = words;
            this.isFinding = isFinding;
        }

        /** For people, to follow what it is said of. */
        public String words() {
            return words;
        }

        /** Whether it is worth a report. */
        public boolean isFinding() {
            return isFinding;
        }
    }

    /** For people, without its kind: {@code States.Timeout, in Ship after 1m}. */
    public String details() {
        return error.map(it -> it + ", ").orElse("")
                + state.map(it -> "in " + it + " ").orElse("")
                + "after " + DurationText.of(took);
    }
}
