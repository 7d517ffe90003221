package dev.loveless.cli.progress;

import dev.loveless.engine.machine.MapPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A state, from its entering to its end. Of one thread. */
final class Visit {
    /** More failed attempts than these are only counted. */
    static final int MOST_FAILURES = 5;

    /** Where it stands. */
    enum Standing {
        WORKING,
        /** Until a moment: a Wait state, or between two attempts. */
        WAITING,
        DONE,
        /** Left by one of its catchers. */
        CAUGHT,
        FAILED,
        /** Ended by the failure of another line, or from outside. */
        ABORTED
    }

    final String state;
    final Line line;
    final Instant entered;
    /** What a Task does. */
    String work = "";

    Standing standing = Standing.WORKING;
    /** What is waited for, or done just now; to be put behind its name. */
    String doing = "";

    Optional<Instant> due = Optional.empty();
    Optional<Instant> ended = Optional.empty();
    Instant attemptBegan;
    int retries;
    /** The last failure that nothing has come of yet. */
    Optional<String> failure = Optional.empty();
    /** Why it failed last. */
    Optional<Reason> reason = Optional.empty();
    /** The first failed attempts, in words. */
    final List<String> failures = new ArrayList<>(0);

    /** Where the work is done: a container or process, or a worker. */
    Optional<String> place = Optional.empty();

    final Lines lines = new Lines();
    /** Of a Map. */
    Optional<MapPlan> plan = Optional.empty();

    Visit(String state, Line line, Instant entered) {
        this.state = state;
        this.line = line;
        this.entered = entered;
        this.attemptBegan = entered;
    }

    /** Its name with those of the states around it: {@code Each[3]/Resize}. */
    String path() {
        return line.path() + state;
    }

    int depth() {
        return line.around().map(around -> around.depth() + 1).orElse(0);
    }

    int attempts() {
        return retries + 1;
    }

    boolean isOver() {
        return ended.isPresent();
    }

    /** How long it took, or has taken so far. */
    Duration took(Instant now) {
        return Duration.between(entered, ended.orElse(now));
    }

    int failedAttempts() {
        return retries + (standing == Standing.CAUGHT || standing == Standing.FAILED ? 1 : 0);
    }

    void failed(String text, Reason why) {
        reason = Optional.of(why);
        failure = Optional.of(text);
        if (failures.size() < MOST_FAILURES) {
            failures.add(text);
        }
    }

    void work(Instant now) {
        standing = Standing.WORKING;
        due = Optional.empty();
        doing = "";
        attemptBegan = now;
        place = Optional.empty();
        failure = Optional.empty();
    }

    void waits(String what, Instant until) {
        standing = Standing.WAITING;
        doing = what;
        due = Optional.of(until);
        place = Optional.empty();
    }

    void end(Standing how, Instant now) {
        standing = how;
        ended = Optional.of(now);
        due = Optional.empty();
        // Its items may be many, and whoever keeps the visit needs them no more.
        plan = Optional.empty();
    }

    /** Whether it is one of so many alike that it is not told of each. */
    boolean isAmongMany() {
        return line.around()
                .filter(around -> around.lines.areMany() || around.isAmongMany())
                .isPresent();
    }

    /** The Map around it whose iterations are many; the outermost if there are several. */
    Optional<Visit> crowd() {
        Optional<Visit> around = line.around();
        Optional<Visit> further = around.flatMap(Visit::crowd);
        return further.isPresent() ? further : around.filter(visit -> visit.lines.areMany());
    }

    /** What a Map is about to do. */
    void plan(MapPlan planned) {
        plan = Optional.of(planned);
        lines.expect(planned.size());
    }
}
