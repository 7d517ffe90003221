package dev.loveless.cli.progress;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.engine.history.Journal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A tree at the end of the terminal that shows what is going on now. States that are over, and what components write,
 * scroll away above it.
 */
final class LiveDisplay implements Display, TreeListener {
    static final long FRAME_MILLISECONDS = 100;
    private static final Duration PULL_SHOWN = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final Supplier<Screen> screens;
    private final String machine;
    private final String heading;
    private final LongSupplier realTime;
    private final ExecutionTree tree = new ExecutionTree(this);
    private final ComponentText components = new ComponentText(tree::ofTask);
    private final Summary summary = new Summary();
    private final Region region = new Region();
    private final List<Row> staying = new ArrayList<>();
    private final Map<String, Progressing> images = new LinkedHashMap<>();
    private long drawnAt = Long.MIN_VALUE;
    private boolean done;

    private record Progressing(String text, Instant time) {}

    /** @param realTime milliseconds that pass as they do outside of executions */
    LiveDisplay(PrintWriter err, Supplier<Screen> screens, String machine, String heading, LongSupplier realTime) {
        this.err = err;
        this.screens = screens;
        this.machine = machine;
        this.heading = heading;
        this.realTime = realTime;
    }

    private void stay(Row row) {
        staying.add(row);
    }

    @Override
    public void turn(String executionArn, Journal.Entry entry) {
        tree.apply(executionArn, entry);
    }

    @Override
    public void begun(Instant time) {
        stay(Row.of(Tone.STRONG, machine).with(Tone.FAINT, "  " + heading));
    }

    @Override
    public void happened(Occurrence occurrence) {
        summary.seen(occurrence.visit());
    }

    @Override
    public void over(Visit visit) {
        summary.over(visit);
        if (visit.line.around().isEmpty()) {
            int all = Integer.MAX_VALUE;
            new TreeRows(visit.ended.orElse(Instant.EPOCH), 0, all).rows(visit).forEach(this::stay);
        }
    }

    @Override
    public void ended(Instant time, Tone tone, String text) {
        stay(Row.of(tone == Tone.GOOD ? Tone.GOOD : Tone.BAD, machine + " " + text));
        done = true;
    }

    @Override
    public void component(ComponentEvent event, Instant now) {
        if (event instanceof ComponentEvent.Output output) {
            stay(components.output(output));
        } else if (event instanceof ComponentEvent.FaultMade fault) {
            stay(components.fault(fault));
        } else if (event instanceof ComponentEvent.Warning warning) {
            stay(components.warning(warning));
        } else if (event instanceof ComponentEvent.Started started) {
            place(started.task(), started.instance());
        } else if (event instanceof ComponentEvent.Reused reused) {
            place(Optional.of(reused.task()), reused.instance());
        } else if (event instanceof ComponentEvent.ImagePull pull) {
            images.put(pull.image(), new Progressing("pulling " + pull.image() + ": " + pull.progress(), now));
        } else if (event instanceof ComponentEvent.ImageBuild build) {
            images.put(build.image(), new Progressing("building " + build.image() + ": " + build.line(), now));
        }
    }

    private void place(Optional<TaskReference> task, String instance) {
        components.visit(task).ifPresent(visit -> visit.place = Optional.of(ComponentText.place(instance)));
    }

    @Override
    public void say(String text, Instant now) {
        stay(Row.of(Tone.WARNING, text));
    }

    @Override
    public void refresh(Instant now) {
        long time = realTime.getAsLong();
        if (drawnAt == Long.MIN_VALUE || time - drawnAt >= FRAME_MILLISECONDS) {
            drawnAt = time;
            Screen screen = screens.get();
            draw(screen, rows(screen, now, time));
        }
    }

    /** The summary comes last, so that what components wrote in the end does not hide it. */
    @Override
    public void finish(Instant now) {
        if (done) {
            summary.rows().forEach(this::stay);
        }
        draw(screens.get(), List.of());
    }

    private List<Row> rows(Screen screen, Instant now, long time) {
        images.values().removeIf(image -> Duration.between(image.time(), now).compareTo(PULL_SHOWN) > 0);
        List<Row> rows = new ArrayList<>();
        images.values().forEach(image -> rows.add(Row.of(Tone.FAINT, image.text())));
        TreeRows tree = new TreeRows(now, time, screen.rows());
        this.tree.root().flatMap(Line::current).ifPresent(visit -> rows.addAll(tree.rows(visit)));
        int most = Math.max(1, screen.rows() - 1);
        if (rows.size() <= most) {
            return rows;
        }
        List<Row> cut = new ArrayList<>(rows.subList(0, most - 1));
        cut.add(Row.of(Tone.FAINT, "… and " + Numbers.of(rows.size() - most + 1L, "line", "lines") + " more"));
        return cut;
    }

    private void draw(Screen screen, List<Row> rows) {
        // The last column stays free: some terminals break the line when it is filled.
        int columns = Math.max(1, screen.columns() - 1);
        List<String> lines =
                rows.stream().map(row -> row.text(screen.coloured(), columns)).toList();
        List<String> above =
                staying.stream().map(row -> row.text(screen.coloured())).toList();
        err.print(region.draw(above, lines));
        err.flush();
        staying.clear();
    }
}
