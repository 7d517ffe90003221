package dev.loveless.engine.runtime;

import dev.loveless.engine.history.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What is drawn from the facts of executions. The drawings that were asked for last are kept, and only go on with what
 * has happened since: whoever reads a long history page by page, or asks again and again how far a Map Run is, has it
 * drawn once. Thread-safe.
 */
final class Drawings<D> {
    /** Of whoever reads several at a time; each further one is drawn from the beginning. */
    private static final int MOST_KEPT = 16;

    private final Journal journal;
    private final Function<ExecutionCell, D> blank;
    private final Adding<D> adding;
    private final ToLongFunction<D> size;
    private final long mostSize;
    private final Map<ExecutionCell, Drawing<D>> kept = new LinkedHashMap<>(MOST_KEPT, 1, true);
    private long keptSize;

    /** Takes a turn into a drawing. */
    interface Adding<D> {
        void add(D drawing, Journal.Entry entry);
    }

    /** A drawing, which is its own lock, and how much is in it. */
    private static final class Drawing<D> {
        final D content;
        int entries;
        /** As counted among all that are kept; of the lock of these. */
        long size;

        Drawing(D content) {
            this.content = content;
        }
    }

    /**
     * @param blank the drawing before the first turn
     * @param size of a drawing, in a measure of the caller's
     * @param mostSize how much all that are kept may have together
     */
    Drawings(
            Journal journal,
            Function<ExecutionCell, D> blank,
            Adding<D> adding,
            ToLongFunction<D> size,
            long mostSize) {
        this.journal = journal;
        this.blank = blank;
        this.adding = adding;
        this.size = size;
        this.mostSize = mostSize;
    }

    /** Reads the drawing of an execution as it is now; what is read must not change with it. */
    <R> R read(ExecutionCell cell, Function<D, R> reading) {
        Drawing<D> drawing = drawing(cell);
        R read;
        long sizeNow;
        synchronized (drawing) {
            List<Journal.Entry> since = journal.readFrom(cell.arn(), drawing.entries);
            since.forEach(entry -> adding.add(drawing.content, entry));
            drawing.entries += since.size();
            read = reading.apply(drawing.content);
            sizeNow = size.applyAsLong(drawing.content);
        }
        keepWithin(cell, drawing, sizeNow);
        return read;
    }

    private synchronized Drawing<D> drawing(ExecutionCell cell) {
        return kept.computeIfAbsent(cell, it -> new Drawing<>(blank.apply(it)));
    }

    private synchronized void keepWithin(ExecutionCell cell, Drawing<D> drawing, long sizeNow) {
        if (kept.get(cell) != drawing) {
            return;
        }
        keptSize += sizeNow - drawing.size;
        drawing.size = sizeNow;
        while (keptSize > mostSize || kept.size() > MOST_KEPT) {
            remove(kept.keySet().iterator().next());
        }
    }

    /** The execution is not kept any more. */
    synchronized void forget(ExecutionCell cell) {
        remove(cell);
    }

    private void remove(ExecutionCell cell) {
        Drawing<D> removed = kept.remove(cell);
        keptSize -= removed == null ? 0 : removed.size;
    }
}
