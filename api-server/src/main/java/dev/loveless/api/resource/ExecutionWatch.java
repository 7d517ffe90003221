package dev.loveless.api.resource;

import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.runtime.ExecutionSnapshot;

/** Looks on as executions begin and end, e.g. to log their events. Must not block. Thread-safe. */
public interface ExecutionWatch {
    /** Nobody looks on. */
    ExecutionWatch NONE = new ExecutionWatch() {
        @Override
        public void beginning(ExecutionIdentity execution, Revision revision) {}

        @Override
        public void statusChanged(ExecutionSnapshot execution) {}
    };

    /** An execution is about to begin; nothing has happened to it yet. */
    void beginning(ExecutionIdentity execution, Revision revision);

    /** An execution runs, or has ended; maybe once more. */
    void statusChanged(ExecutionSnapshot execution);
}
