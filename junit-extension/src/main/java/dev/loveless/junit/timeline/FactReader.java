package dev.loveless.junit.timeline;

import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.IterationOutcome;
import dev.loveless.engine.machine.MapPlan;
import dev.loveless.engine.machine.TimerKind;
import dev.loveless.engine.program.Program;
import dev.loveless.junit.timeline.StateVisit.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes lines and visits of the facts of one execution. Of one thread. */
final class FactReader {
    private static final int MAIN_LINE = 0;

    private final Program program;
    private final MapRunChildren children;
    private final Map<Integer, Line> lines = new LinkedHashMap<>();
    private final Map<String, JsonData> variables = new LinkedHashMap<>();
    private final List<StateVisit> visits = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    FactReader(Program program, MapRunChildren children) {
        this.program = program;
        this.children = children;
        lines.put(MAIN_LINE, new Line(0));
    }

    void read(Journal.Entry entry) {
        now = entry.time();
        entry.facts().forEach(this::read);
    }

    Line mainLine() {
        return lines.getOrDefault(MAIN_LINE, new Line(0));
    }

    /** All visits, in the order the states were entered; of child executions, where their Map Run began. */
    List<StateVisit> visits() {
        return visits;
    }

    /** The variables of the main line. */
    Map<String, JsonData> variables() {
        return variables;
    }

    private Optional<StateVisit> at(int frame) {
        return Optional.ofNullable(lines.get(frame)).flatMap(Line::current);
    }

    private Optional<Attempt> attemptAt(int frame) {
        return at(frame)
                .flatMap(StateVisit::lastStep)
                .filter(Attempt.class::isInstance)
                .map(Attempt.class::cast);
    }

    private void step(int frame, Step step) {
        at(frame).ifPresent(visit -> visit.add(step));
    }

    private void read(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            enter(entered);
        } else if (fact instanceof Fact.StateExited exited) {
            exit(exited);
        } else if (fact instanceof Fact.StateAborted aborted) {
            Standing how = aborted.around() == aborted.frame() ? Standing.FAILED : Standing.ABORTED;
            at(aborted.frame()).filter(StateVisit::isOpen).ifPresent(visit -> visit.end(how, now));
        } else if (fact instanceof Fact.ExecutionRedriven) {
            visits.stream()
                    .filter(visit -> visit.standing() == Standing.FAILED || visit.standing() == Standing.ABORTED)
                    .forEach(StateVisit::reopen);
        } else if (fact instanceof Fact.ExecutionEnded ended) {
            end(ended);
        } else {
            readOfWork(fact);
        }
    }

    private void enter(Fact.StateEntered fact) {
        StateVisit visit = new StateVisit(program.state(fact.state()), now, fact.input());
        lines.computeIfAbsent(fact.frame(), id -> new Line(0)).visits().add(visit);
        visits.add(visit);
    }

    private void exit(Fact.StateExited fact) {
        if (fact.frame() == MAIN_LINE) {
            variables.putAll(fact.assigned());
        }
        at(fact.frame()).ifPresent(visit -> {
            visit.end(visit.caught().isPresent() ? Standing.CAUGHT : Standing.SUCCEEDED, now);
            visit.output = Optional.of(fact.output());
            visit.assigned = fact.assigned();
            visit.next = fact.next();
        });
    }

    private void end(Fact.ExecutionEnded fact) {
        if (fact.status() == ExecutionStatus.FAILED) {
            Failure failure = new Failure(Failure.Kind.FATAL, fact.error(), fact.cause(), Optional.empty());
            at(fact.frame()).filter(StateVisit::isOpen).ifPresent(visit -> fail(visit, failure));
        }
        visits.stream().filter(StateVisit::isOpen).forEach(visit -> visit.end(Standing.ABORTED, now));
    }

    private void fail(StateVisit visit, Failure failure) {
        visit.end(Standing.FAILED, now);
        visit.failure = Optional.of(failure);
    }

    private void readOfWork(Fact fact) {
        if (fact instanceof Fact.TaskScheduled scheduled) {
            step(scheduled.frame(), new Attempt(now, scheduled.attempt()));
        } else if (fact instanceof Fact.TaskStarted started) {
            attemptAt(started.frame()).ifPresent(attempt -> {
                attempt.started = Optional.of(now);
                attempt.workerName = started.workerName();
            });
        } else if (fact instanceof Fact.TaskSucceeded succeeded) {
            attemptAt(succeeded.frame()).ifPresent(attempt -> {
                attempt.ended = Optional.of(now);
                attempt.output = Optional.of(succeeded.output());
            });
        } else if (fact instanceof Fact.TaskFailed failed) {
            attemptAt(failed.frame()).ifPresent(attempt -> {
                attempt.ended = Optional.of(now);
                attempt.error = failed.error();
                attempt.cause = failed.cause();
            });
        } else if (fact instanceof Fact.TimerArmed armed) {
            arm(armed);
        } else {
            readOfFailures(fact);
        }
    }

    private void arm(Fact.TimerArmed fact) {
        Instant due = fact.timer().due();
        int frame = fact.timer().frame();
        if (fact.timer().kind() == TimerKind.WAIT) {
            step(frame, new Step.Waited(now, due));
        } else if (fact.timer().kind() == TimerKind.TASK_TIMEOUT) {
            attemptAt(frame).ifPresent(attempt -> attempt.timeout = Optional.of(due));
        } else if (fact.timer().kind() == TimerKind.HEARTBEAT) {
            attemptAt(frame).ifPresent(attempt -> attempt.heartbeatTimeout = Optional.of(due));
        }
    }

    private void readOfFailures(Fact fact) {
        if (fact instanceof Fact.RetryArmed retry) {
            Duration delay = Duration.between(now, retry.timer().due());
            step(retry.frame(), new Step.Backoff(now, retry.retrier(), delay));
        } else if (fact instanceof Fact.FailureCaught caught) {
            step(caught.frame(), new Step.Caught(now, caught.catcher(), caught.failure()));
        } else if (fact instanceof Fact.EvaluationFailed failed) {
            step(failed.frame(), new Step.EvaluationFailed(now, failed.failure()));
        } else if (fact instanceof Fact.FrameFailed failed) {
            lineFailed(failed.frame());
            at(failed.frame())
                    .filter(visit -> visit.failure().isEmpty())
                    .ifPresent(visit -> fail(visit, failed.failure()));
        } else if (fact instanceof Fact.IterationEnded ended && ended.outcome() == IterationOutcome.FAILED) {
            lineFailed(ended.frame());
            at(ended.frame()).filter(StateVisit::isOpen).ifPresent(visit -> visit.end(Standing.FAILED, now));
        } else {
            readOfLines(fact);
        }
    }

    private void lineFailed(int frame) {
        Optional.ofNullable(lines.get(frame)).ifPresent(Line::fail);
    }

    private void readOfLines(Fact fact) {
        if (fact instanceof Fact.ParallelStarted started) {
            step(started.frame(), new Step.Joined(now, new ArrayList<>(), Optional.empty()));
        } else if (fact instanceof Fact.MapStarted started) {
            step(started.frame(), new Step.Joined(now, new ArrayList<>(), Optional.of(started.plan())));
        } else if (fact instanceof Fact.FrameOpened opened) {
            Line line = new Line(opened.index());
            lines.put(opened.frame(), line);
            joinAt(opened.parent()).ifPresent(join -> join.lines().add(line));
        } else if (fact instanceof Fact.MapRunStarted started) {
            at(started.frame())
                    .ifPresent(visit -> joinAt(started.frame()).ifPresent(join -> addChildren(visit, join, started)));
        }
    }

    private Optional<Step.Joined> joinAt(int frame) {
        return at(frame)
                .map(StateVisit::joins)
                .filter(joins -> !joins.isEmpty())
                .map(joins -> joins.get(joins.size() - 1));
    }

    private void addChildren(StateVisit visit, Step.Joined join, Fact.MapRunStarted fact) {
        List<JsonData> inputs = join.plan().map(MapPlan::inputs).orElse(List.of());
        for (MapRunChildren.Child child : children.of(fact.mapRunArn(), program.ofItems(visit.state()), inputs)) {
            join.lines().add(child.line());
            visits.addAll(child.visits());
        }
    }
}
