package dev.loveless.engine.time;

import java.time.Instant;

/** The only source of time, and of threads for what is to be done in it. Thread-safe. */
public interface Scheduler extends AutoCloseable {
    /** Now, to the millisecond. */
    Instant now();

    /** Does something at a moment, or at once if it is over, on a thread of the scheduler's. Must not block. */
    Alarm at(Instant due, Runnable action);

    /**
     * As {@link #at}, for what nobody waits for: a limit that only counts if nothing else comes before it, or a sign of
     * life. Time that runs until all is idle does not pass for it alone.
     */
    default Alarm aside(Instant due, Runnable action) {
        return at(due, action);
    }

    /**
     * A queue of its own: what is posted to it is done one by one, in the order it was posted in.
     *
     * @param index the queues of the same index are one
     */
    void post(int index, Runnable action);

    /** How many queues run side by side. */
    int queues();

    /**
     * Something outside is under way whose end will be posted; until then virtual time stands still.
     *
     * @param what for people who ask why
     */
    BusyToken busy(String what);

    /** Does work of the user's that may be slow or hang, where it holds nothing up; in virtual time, at once. */
    void work(Runnable action);

    /** Stops all threads and drops what has not been done. */
    @Override
    void close();

    /** Something to be done at a moment. */
    interface Alarm {
        /** It is not to be done any more. */
        void cancel();
    }

    /** Holds virtual time. */
    interface BusyToken {
        /** Lets go; further calls have no effect. */
        void release();
    }
}
