package dev.loveless.cli.progress;

import java.util.ArrayList;
import java.util.List;

/** What is shown when an execution is over: its states with their times, and why states failed. Of one thread. */
final class Summary {
    private final StateTable table = new StateTable();
    private final Causes causes = new Causes();

    /** Something happened in a state. */
    void seen(Visit visit) {
        table.seen(visit);
    }

    /** A state is over. */
    void over(Visit visit) {
        table.over(visit);
        causes.over(visit);
    }

    /** Each part behind an empty line. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (List<Row> part : List.of(table.rows(), causes.rows())) {
            if (!part.isEmpty()) {
                rows.add(new Row());
                rows.addAll(part);
            }
        }
        return rows;
    }
}
