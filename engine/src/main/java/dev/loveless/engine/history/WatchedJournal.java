package dev.loveless.engine.history;

import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.util.List;

/** A journal that keeps what it is given in another one, and lets subclasses look at it. Thread-safe, as they are. */
public abstract class WatchedJournal implements Journal {
    private final Journal kept;

    /** @param kept where everything is kept */
    protected WatchedJournal(Journal kept) {
        this.kept = kept;
    }

    @Override
    public void begin(ExecutionIdentity identity, Program program) {
        kept.begin(identity, program);
    }

    @Override
    public void append(String executionArn, Entry entry) {
        kept.append(executionArn, entry);
        appended(executionArn, entry);
    }

    /** An entry is safe. Called on the thread of the execution, which goes on when this returns. */
    protected abstract void appended(String executionArn, Entry entry);

    @Override
    public List<Entry> read(String executionArn) {
        return kept.read(executionArn);
    }

    @Override
    public List<Entry> readFrom(String executionArn, int entries) {
        return kept.readFrom(executionArn, entries);
    }

    @Override
    public void forget(String executionArn) {
        kept.forget(executionArn);
    }
}
