package dev.loveless.engine.history;

import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.program.Program;
import java.time.Instant;
import java.util.List;

/** Where the facts of executions are kept. Thread-safe; the entries of one execution come from one thread at a time. */
public interface Journal {
    /** The version of the facts' meaning; a journal of another version cannot be folded. */
    int VERSION = 1;

    /**
     * The facts of a turn: all of them are kept, or none.
     *
     * @param time of all of them
     */
    record Entry(int version, Instant time, List<Fact> facts) {
        public Entry {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Told of an execution before its first entry: it starts in this program, or is taken up in it. Of interest to
     * journals that look at what they keep.
     */
    default void begin(ExecutionIdentity identity, Program program) {}

    /** Keeps the facts of a turn; they are safe when this returns. */
    void append(String executionArn, Entry entry);

    /** All that is kept of an execution, in order; nothing for one that is not known. */
    List<Entry> read(String executionArn);

    /** As {@link #read}, without the first entries, as many as that. */
    default List<Entry> readFrom(String executionArn, int entries) {
        List<Entry> all = read(executionArn);
        return all.subList(Math.min(entries, all.size()), all.size());
    }

    /** Drops all that is kept of an execution. */
    void forget(String executionArn);
}
