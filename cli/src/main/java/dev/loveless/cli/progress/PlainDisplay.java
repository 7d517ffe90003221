package dev.loveless.cli.progress;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.history.Journal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line for each thing that happens, behind the time since the beginning: for files, pipes and logs. Of Maps with many
 * items only failures are told one by one, and how far they are.
 */
final class PlainDisplay implements Display, TreeListener {
    /** Failures in the iterations of one Map that are told one by one. */
    private static final int MOST_FAILURES = 20;

    private static final int STEPS = 10;
    private static final Duration PULL_PAUSE = Duration.ofSeconds(5);
    private static final int TIME_COLUMNS = 9;

    private final PrintWriter err;
    private final String machine;
    private final String heading;
    private final ExecutionTree tree = new ExecutionTree(this);
    private final ComponentText components = new ComponentText(tree::ofTask);
    private final Summary summary = new Summary();
    private final Map<Visit, Crowd> crowds = new HashMap<>();
    private final Map<String, Instant> pulls = new HashMap<>();
    private Optional<Instant> begun = Optional.empty();
    private boolean done;

    /** What was told of a Map with many items. */
    private static final class Crowd {
        private int failures;
        private int steps;
    }

    /**
     * @param machine what the execution is called
     * @param heading what is said of it at its beginning
     */
    PlainDisplay(PrintWriter err, String machine, String heading) {
        this.err = err;
        this.machine = machine;
        this.heading = heading;
    }

    private void print(Instant time, Row row) {
        String offset = TimeText.exact(Duration.between(begun.orElse(time), time));
        err.print(" ".repeat(Math.max(0, TIME_COLUMNS - offset.length())) + offset + "  " + row.text(false) + "\n");
        err.flush();
    }

    private void print(Instant time, String name, String text) {
        print(time, Row.of(Tone.PLAIN, name + "  " + text));
    }

    @Override
    public void turn(String executionArn, Journal.Entry entry) {
        tree.apply(executionArn, entry);
    }

    @Override
    public void begun(Instant time) {
        begun = Optional.of(time);
        print(time, machine, heading);
    }

    @Override
    public void happened(Occurrence occurrence) {
        Visit visit = occurrence.visit();
        summary.seen(visit);
        Optional<Visit> crowd = visit.crowd();
        if (crowd.isEmpty() || isToldOf(crowd.get(), occurrence)) {
            print(occurrence.time(), visit.path(), occurrence.text());
        }
        crowd.ifPresent(map -> tellOfSteps(map, occurrence.time()));
    }

    private boolean isToldOf(Visit map, Occurrence occurrence) {
        if (occurrence.tone() == Tone.PLAIN) {
            return false;
        }
        Crowd crowd = crowds.computeIfAbsent(map, it -> new Crowd());
        crowd.failures++;
        if (crowd.failures == MOST_FAILURES + 1) {
            print(occurrence.time(), map.path(), "further failures of its iterations are counted, not shown");
        }
        return crowd.failures <= MOST_FAILURES;
    }

    private void tellOfSteps(Visit map, Instant time) {
        Crowd crowd = crowds.computeIfAbsent(map, it -> new Crowd());
        int steps = map.lines.over() * STEPS / Math.max(1, map.lines.expected());
        if (steps > crowd.steps) {
            crowd.steps = steps;
            print(time, map.path(), map.lines.counts());
        }
    }

    @Override
    public void over(Visit visit) {
        summary.over(visit);
        crowds.remove(visit);
    }

    @Override
    public void ended(Instant time, Tone tone, String text) {
        print(time, machine, text);
        done = true;
    }

    /** The summary comes last, so that what components wrote in the end does not hide it. */
    @Override
    public void finish(Instant now) {
        if (done) {
            summary.rows().forEach(row -> err.print(row.text(false) + "\n"));
            err.flush();
        }
    }

    @Override
    public void component(ComponentEvent event, Instant now) {
        if (event instanceof ComponentEvent.Output output) {
            print(now, components.output(output));
        } else if (event instanceof ComponentEvent.Started started) {
            print(
                    now,
                    components.reason(started),
                    ComponentText.place(started.instance()) + " started in " + TimeText.exact(started.took()));
        } else if (event instanceof ComponentEvent.Reused reused) {
            print(
                    now,
                    components.name(reused.component(), Optional.of(reused.task())),
                    ComponentText.place(reused.instance()) + ", which runs already");
        } else if (event instanceof ComponentEvent.Ended ended) {
            print(now, ended.component(), ComponentText.place(ended.instance()) + " " + ended.how());
        } else if (event instanceof ComponentEvent.FaultMade fault) {
            print(now, components.fault(fault));
        } else if (event instanceof ComponentEvent.Warning warning) {
            print(now, components.warning(warning));
        } else if (event instanceof ComponentEvent.ImagePull pull) {
            pull(pull, now);
        } else if (event instanceof ComponentEvent.ImageBuild build) {
            build(build, now);
        }
    }

    /** Of ids of layers, and of what is in the cache already, nobody needs a line. */
    private void build(ComponentEvent.ImageBuild build, Instant now) {
        if (!build.line().isBlank() && !build.line().startsWith(" --->")) {
            print(now, build.image(), "building: " + build.line());
        }
    }

    private void pull(ComponentEvent.ImagePull pull, Instant now) {
        Instant last = pulls.get(pull.image());
        if (last == null || Duration.between(last, now).compareTo(PULL_PAUSE) >= 0) {
            pulls.put(pull.image(), now);
            print(now, pull.image(), "pulling: " + pull.progress());
        }
    }

    @Override
    public void say(String text, Instant now) {
        print(now, machine, text);
    }
}
