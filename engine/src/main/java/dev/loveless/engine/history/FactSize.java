package dev.loveless.engine.history;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Fact;
import java.util.List;

/** About how many bytes facts take in memory: their data, and something for each. */
public final class FactSize {
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
