package dev.loveless.engine.history;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Fact;
import java.util.List;

/** About how many bytes an execution takes in memory: its facts with their data, and what there is once. */
public final class FactSize {
    /** What an execution takes beside its facts: its names, its state, its places in tables (measured). */
    public static final long EXECUTION = 2_000;

    private static final long EACH = 150;

    private FactSize() {}

    /** An estimate that is rather too high: data that several facts share count for each of them. */
    public static long of(List<Fact> facts) {
        long size = 0;
        for (Fact fact : facts) {
            size += EACH + dataOf(fact);
        }
        return size;
    }

    private static long dataOf(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            return entered.input().size();
        }
        if (fact instanceof Fact.StateExited exited) {
            long size = exited.output().size();
            for (JsonData assigned : exited.assigned().values()) {
                size += assigned.size();
            }
            return size;
        }
        if (fact instanceof Fact.TaskScheduled scheduled) {
            return scheduled.attempt().parameters().size();
        }
        if (fact instanceof Fact.TaskSucceeded succeeded) {
            return succeeded.output().size();
        }
        if (fact instanceof Fact.MapStarted started) {
            return started.plan().inputs().stream().mapToLong(JsonData::size).sum();
        }
        return 0;
    }
}
