package dev.loveless.cli.progress;

import java.time.Instant;

/** Learns what happens in the executions that are watched. */
interface TreeListener {
    /** The execution has begun. */
    void begun(Instant time);

    /** Something happened in a state. */
    void happened(Occurrence occurrence);

    /** A state is over, and so is all below it. */
    void over(Visit visit);

    /**
     * The execution has ended.
     *
     * @param text how, in words to be put behind its name
     */
    void ended(Instant time, Tone tone, String text);
}
