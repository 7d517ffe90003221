package dev.loveless.engine.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which executions that have ended are kept: the newest, up to a number of them and of their bytes. Thread-safe. */
final class Retention {
    private final int mostExecutions;
    private final long mostBytes;
    private final Map<String, Long> kept = new LinkedHashMap<>();
    private long bytes;

    Retention(int mostExecutions, long mostBytes) {
        this.mostExecutions = mostExecutions;
        this.mostBytes = mostBytes;
    }

    /** An execution that had ended goes on: it is not to be forgotten. */
    synchronized void reopened(String executionArn) {
        Long before = kept.remove(executionArn);
        bytes -= before == null ? 0 : before;
    }

    /**
     * An execution has ended, maybe once more.
     *
     * @return those to forget, the oldest first; never this one
     */
    synchronized List<String> ended(String executionArn, long size) {
        Long before = kept.remove(executionArn);
        bytes -= before == null ? 0 : before;
        kept.put(executionArn, size);
        bytes += size;
        List<String> forgotten = new ArrayList<>();
        Iterator<Map.Entry<String, Long>> oldest = kept.entrySet().iterator();
        while (kept.size() > 1 && (kept.size() > mostExecutions || bytes > mostBytes)) {
            Map.Entry<String, Long> entry = oldest.next();
            oldest.remove();
            bytes -= entry.getValue();
            forgotten.add(entry.getKey());
        }
        return forgotten;
    }
}
