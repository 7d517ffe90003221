package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.asl.model.StateGroup;
import dev.loveless.engine.data.JsonData;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What each fact changes. The only place where an execution's state changes. */
final class Application implements FactVisitor {
    private static final JsonData NULL = JsonData.of(JsonNodeFactory.instance.nullNode());

    private final ExecutionState execution;
    private final Instant now;

    Application(ExecutionState execution, Instant now) {
        this.execution = execution;
        this.now = now;
    }

    void apply(Fact fact) {
        if (fact instanceof Fact.Event) {
            execution.events++;
        }
        fact.accept(this);
    }

    private Frame frame(int id) {
        return execution.frame(id);
    }

    @Override
    public void executionStarted(Fact.ExecutionStarted fact) {
        execution.startTime = now;
        execution.input = fact.input();
        StateGroup root = execution.program.root();
        open(Optional.empty(), ExecutionState.MAIN_LINE, 0, root, fact.input());
    }

    private Frame open(Optional<Frame> parent, int id, int index, StateGroup group, JsonData input) {
        Frame frame = new Frame(id, parent, index, group.startAt(), input);
        execution.frames.put(id, frame);
        execution.nextFrame = id + 1;
        return frame;
    }

    @Override
    public void executionEnded(Fact.ExecutionEnded fact) {
        execution.status = fact.status();
        execution.stopTime = now;
        execution.output = fact.output();
        // One that timed out has neither in its description, though its last event names the error (recorded).
        boolean described = fact.status() != ExecutionStatus.TIMED_OUT;
        execution.error = fact.error().filter(error -> described);
        execution.cause = fact.cause();
        execution.timers.clear();
        for (Frame frame : execution.frames.values()) {
            frame.disarmAll();
            frame.attempt = null;
        }
    }

    @Override
    public void executionRedriven(Fact.ExecutionRedriven fact) {
        execution.status = ExecutionStatus.RUNNING;
        execution.redriveCount = fact.redriveCount();
        execution.redriveTime = Optional.of(now);
        execution.error = Optional.empty();
        execution.cause = Optional.empty();
        for (Frame frame : execution.frames.values()) {
            if (frame.standing != Frame.Standing.ENDED) {
                Redriving.reopen(frame);
            }
        }
    }

    @Override
    public void stateEntered(Fact.StateEntered fact) {
        Frame frame = frame(fact.frame());
        frame.pending = false;
        frame.entered = true;
        frame.enteredTime = now;
        frame.enteredEventId = execution.events;
        frame.atEntry = true;
        frame.retries = Map.of();
    }

    @Override
    public void stateExited(Fact.StateExited fact) {
        Frame frame = frame(fact.frame());
        frame.assign(fact.assigned());
        cutBelow(frame);
        clearWork(frame);
        frame.input = fact.output();
        fact.next().ifPresent(next -> {
            frame.state = next;
            frame.pending = true;
            frame.entered = false;
        });
    }

    @Override
    public void stateAborted(Fact.StateAborted fact) {}

    /** The work stops; what branches and iterations have reached is kept for a redrive. */
    private void stopWork(Frame frame) {
        for (TimerKind kind : TimerKind.values()) {
            if (kind != TimerKind.EXECUTION_TIMEOUT) {
                disarm(frame, kind);
            }
        }
        frame.attempt = null;
        frame.attemptStarted = false;
    }

    /** Nothing of the state's work is left. */
    private void clearWork(Frame frame) {
        stopWork(frame);
        frame.join = null;
        frame.mapRun = null;
    }

    private void disarm(Frame frame, TimerKind kind) {
        frame.timer(kind).ifPresent(timer -> {
            frame.disarm(kind);
            execution.timers.remove(timer);
        });
    }

    @Override
    public void evaluationFailed(Fact.EvaluationFailed fact) {
        frame(fact.frame()).atEntry = false;
    }

    @Override
    public void taskScheduled(Fact.TaskScheduled fact) {
        Frame frame = frame(fact.frame());
        happened(frame);
        frame.attempt = fact.attempt();
        frame.attemptStarted = false;
        frame.submitted = Optional.empty();
        execution.serials = Math.max(execution.serials, fact.attempt().serial());
    }

    /** Something has begun in the state, and whatever was to begin it is done. */
    private void happened(Frame frame) {
        frame.atEntry = false;
        frame.pending = false;
        disarm(frame, TimerKind.RETRY);
    }

    @Override
    public void taskStarted(Fact.TaskStarted fact) {
        frame(fact.frame()).attemptStarted = true;
    }

    @Override
    public void taskSubmitted(Fact.TaskSubmitted fact) {
        frame(fact.frame()).submitted = Optional.of(fact.output());
    }

    @Override
    public void taskSucceeded(Fact.TaskSucceeded fact) {
        clearWork(frame(fact.frame()));
    }

    @Override
    public void taskFailed(Fact.TaskFailed fact) {
        clearWork(frame(fact.frame()));
    }

    @Override
    public void parallelStarted(Fact.ParallelStarted fact) {
        Frame frame = frame(fact.frame());
        happened(frame);
        frame.join = new Join(Optional.empty(), fact.branches());
    }

    @Override
    public void mapStarted(Fact.MapStarted fact) {
        Frame frame = frame(fact.frame());
        happened(frame);
        if (execution.program.isDistributed(frame.state)) {
            frame.mapRun = new MapRun(fact.plan());
        } else {
            frame.join = new Join(Optional.of(fact.plan()), fact.plan().size());
        }
    }

    @Override
    public void iterationStarted(Fact.IterationStarted fact) {}

    @Override
    public void iterationEnded(Fact.IterationEnded fact) {
        if (fact.outcome() == IterationOutcome.FAILED) {
            Frame frame = frame(fact.frame());
            frame.standing = Frame.Standing.FAILED;
            stopWork(frame);
            frame.parent.orElseThrow().openJoin().failures++;
        }
    }

    @Override
    public void joinEnded(Fact.JoinEnded fact) {}

    @Override
    public void mapRunStarted(Fact.MapRunStarted fact) {
        frame(fact.frame()).openMapRun().arn = fact.mapRunArn();
    }

    @Override
    public void mapRunEnded(Fact.MapRunEnded fact) {}

    @Override
    public void mapRunRedriven(Fact.MapRunRedriven fact) {
        Frame frame = frame(fact.frame());
        frame.pending = false;
        frame.openMapRun().redriveCount = fact.redriveCount();
    }

    @Override
    public void frameOpened(Fact.FrameOpened fact) {
        Frame parent = frame(fact.parent());
        StateGroup group = execution.program.group(parent.state, fact.index());
        Frame frame = open(Optional.of(parent), fact.frame(), fact.index(), group, fact.input());
        parent.openJoin().opened(frame);
    }

    @Override
    public void frameEnded(Fact.FrameEnded fact) {
        Frame frame = frame(fact.frame());
        frame.standing = Frame.Standing.ENDED;
        frame.pending = false;
        execution.frames.remove(frame.id);
        frame.parent.orElseThrow().openJoin().ended(frame.index, fact.output());
    }

    @Override
    public void frameFailed(Fact.FrameFailed fact) {
        Frame frame = frame(fact.frame());
        frame.standing = Frame.Standing.FAILED;
        stopWork(frame);
        frame.parent.ifPresent(this::abortBelow);
    }

    private void abortBelow(Frame frame) {
        if (frame.join != null) {
            for (Frame below : frame.join.frames.values()) {
                if (below.standing == Frame.Standing.OPEN) {
                    below.standing = Frame.Standing.ABORTED;
                    stopWork(below);
                    abortBelow(below);
                }
            }
        }
    }

    @Override
    public void framesCut(Fact.FramesCut fact) {
        Frame frame = frame(fact.frame());
        cutBelow(frame);
        frame.join = null;
        frame.mapRun = null;
    }

    private void cutBelow(Frame frame) {
        if (frame.join != null) {
            for (Frame below : frame.join.frames.values()) {
                cutBelow(below);
                stopWork(below);
                execution.frames.remove(below.id);
            }
        }
    }

    @Override
    public void timerArmed(Fact.TimerArmed fact) {
        arm(fact.timer());
    }

    private void arm(Timer timer) {
        Frame frame = frame(timer.frame());
        disarm(frame, timer.kind());
        frame.arm(timer);
        execution.timers.add(timer);
        execution.serials = Math.max(execution.serials, timer.serial());
    }

    @Override
    public void retryArmed(Fact.RetryArmed fact) {
        frame(fact.frame()).countRetry(fact.retrier());
        arm(fact.timer());
    }

    @Override
    public void failureCaught(Fact.FailureCaught fact) {}

    @Override
    public void retriesExhausted(Fact.RetriesExhausted fact) {}

    @Override
    public void childrenStarted(Fact.ChildrenStarted fact) {
        MapRun run = frame(fact.frame()).openMapRun();
        fact.indices().forEach(run::started);
    }

    @Override
    public void childEnded(Fact.ChildEnded fact) {
        frame(fact.frame())
                .openMapRun()
                .ended(fact.index(), fact.status(), fact.output().orElse(NULL));
    }

    @Override
    public void itemsAsked(Fact.ItemsAsked fact) {
        frame(fact.frame()).openMapRun().reading = Optional.of(fact.parameters());
    }

    @Override
    public void itemsRead(Fact.ItemsRead fact) {
        MapRun run = frame(fact.frame()).openMapRun();
        run.plan = fact.plan();
        run.reading = Optional.empty();
    }

    @Override
    public void mapRunUpdated(Fact.MapRunUpdated fact) {
        MapRun run = frame(fact.frame()).openMapRun();
        run.plan = run.plan.updated(fact);
    }

    @Override
    public void resultsOffered(Fact.ResultsOffered fact) {
        frame(fact.frame()).openMapRun().writing = Optional.of(fact.parameters());
    }
}
