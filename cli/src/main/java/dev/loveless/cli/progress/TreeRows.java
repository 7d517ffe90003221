package dev.loveless.cli.progress;

import dev.loveless.cli.progress.Visit.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A state, with all that is in it, as the rows of a tree. */
final class TreeRows {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final long SPINNER_MILLISECONDS = 100;
    private static final String MORE_LINES = "│ ";
    private static final String LAST_LINE = "  ";

    private final Instant now;
    private final String spinner;
    private final int most;

    /**
     * @param realTime in milliseconds, for what moves
     * @param most about how many rows there is room for
     */
    TreeRows(Instant now, long realTime, int most) {
        this.now = now;
        this.spinner = SPINNER[(int) (realTime / SPINNER_MILLISECONDS % SPINNER.length)];
        this.most = most;
    }

    /** A state at work, or over. */
    List<Row> rows(Visit visit) {
        List<Row> rows = new ArrayList<>();
        rows.add(visit.isOver() ? over(visit) : atWork(visit));
        visit.failures.forEach(reason -> rows.add(Row.of(Tone.BAD, "  ✗ ").with(Tone.PLAIN, reason)));
        addLines(visit, rows);
        return rows;
    }

    private Row atWork(Visit visit) {
        Row row = Row.of(Tone.STRONG, spinner + " ").with(Tone.STRONG, visit.state);
        if (!visit.work.isEmpty() && visit.standing == Standing.WORKING) {
            row.with(Tone.FAINT, "  " + visit.work);
        }
        if (visit.retries > 0 && visit.standing == Standing.WORKING) {
            row.with(Tone.WARNING, "  attempt " + visit.attempts());
        }
        visit.place.ifPresent(place -> row.with(Tone.FAINT, "  " + place));
        if (!visit.lines.areNone()) {
            row.with(Tone.PLAIN, "  " + visit.lines.counts());
        }
        if (!visit.doing.isEmpty()) {
            row.with(visit.retries > 0 ? Tone.WARNING : Tone.PLAIN, "  " + visit.doing);
        }
        visit.due.ifPresent(due -> {
            String left = TimeText.rough(Duration.between(now, due));
            row.with(Tone.PLAIN, visit.retries > 0 ? " in " + left : " " + left + " more");
        });
        return row.with(Tone.FAINT, "  " + TimeText.rough(visit.took(now)));
    }

    private Row over(Visit visit) {
        Row row = switch (visit.standing) {
            case FAILED -> Row.of(Tone.BAD, "✗ ");
            case CAUGHT -> Row.of(Tone.WARNING, "↷ ");
            case ABORTED -> Row.of(Tone.WARNING, "◦ ");
            default -> Row.of(Tone.GOOD, "✓ ");
        };
        row.with(Tone.PLAIN, visit.state);
        if (visit.retries > 0) {
            row.with(Tone.WARNING, "  " + visit.attempts() + " attempts");
        }
        if (visit.standing == Standing.CAUGHT || visit.standing == Standing.ABORTED) {
            row.with(Tone.WARNING, visit.standing == Standing.CAUGHT ? "  caught" : "  aborted");
        }
        if (visit.lines.areMany()) {
            row.with(Tone.PLAIN, "  " + visit.lines.counts());
        }
        return row.with(Tone.FAINT, "  " + TimeText.exact(visit.took(now)));
    }

    private void addLines(Visit visit, List<Row> rows) {
        if (visit.lines.areMany() && visit.isOver()) {
            return;
        }
        // Of many, those are kept that are running.
        List<Line> shown = visit.lines.kept().stream().limit(most).toList();
        for (Line line : shown) {
            boolean isLast = line == shown.get(shown.size() - 1);
            addLine(line, isLast, rows);
        }
        int hidden = visit.lines.kept().size() - shown.size();
        if (hidden > 0) {
            rows.add(Row.of(Tone.FAINT, "  … and " + Numbers.text(hidden) + " more"));
        }
    }

    private void addLine(Line line, boolean isLast, List<Row> rows) {
        String label = "[" + line.index() + "] ";
        String begin = isLast ? "└ " : "├ ";
        String goOn = (isLast ? LAST_LINE : MORE_LINES) + " ".repeat(label.length());
        List<Row> below = new ArrayList<>();
        line.finished().forEach(visit -> below.addAll(rows(visit)));
        if (line.dropped() > 0) {
            below.add(Row.of(Tone.FAINT, "… and " + Numbers.of(line.dropped(), "state", "states") + " more"));
        }
        line.current().ifPresent(visit -> below.addAll(rows(visit)));
        for (Row row : below) {
            rows.add(row.behind(Tone.FAINT, row == below.get(0) ? begin + label : goOn));
        }
    }
}
