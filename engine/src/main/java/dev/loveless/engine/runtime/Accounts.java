package dev.loveless.engine.runtime;

import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.HistoryProjection;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.history.MapRunProjection;
import java.util.List;

/** What AWS tells of executions beyond how they stand, as drawn from their facts. Thread-safe. */
final class Accounts {
    /** Events take a few hundred bytes each, beside the data that the facts have as well. */
    private static final long MOST_EVENTS_KEPT = 60_000;

    private static final long MOST_CHILDREN_KEPT = 200_000;

    private final Drawings<HistoryProjection> histories;
    private final Drawings<MapRunProjection> mapRuns;

    Accounts(Journal journal) {
        this.histories = new Drawings<>(
                journal,
                cell -> new HistoryProjection(cell.state().identity(), cell.program()),
                (history, entry) -> history.add(entry.facts(), entry.time()),
                history -> history.events().size(),
                MOST_EVENTS_KEPT);
        this.mapRuns = new Drawings<>(
                journal,
                cell -> new MapRunProjection(),
                (runs, entry) -> runs.add(entry.facts(), entry.time()),
                MapRunProjection::children,
                MOST_CHILDREN_KEPT);
    }

    /** AWS's history so far. */
    List<HistoryEvent> history(ExecutionCell cell) {
        return histories.read(cell, history -> List.copyOf(history.events()));
    }

    /** The Map Runs so far, in the order they were started. */
    List<MapRunCounts> mapRuns(ExecutionCell cell) {
        return mapRuns.read(cell, MapRunProjection::mapRuns);
    }

    void forget(ExecutionCell cell) {
        histories.forget(cell);
        mapRuns.forget(cell);
    }
}
