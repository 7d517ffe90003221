package dev.loveless.engine.machine;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A turn of an execution while it is taken: the facts and effects so far, and the lines that can go on. */
final class TurnRun {
    final ExecutionState execution;
    final Turn turn;
    final InterpreterOptions options;
    final RandomGenerator random;

    private final Application application;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<Frame> ready = new ArrayDeque<>();
    private int begun;

    TurnRun(ExecutionState execution, Turn turn, InterpreterOptions options) {
        this.execution = execution;
        this.turn = turn;
        this.options = options;
        this.random = new SplittableRandom(turn.seed());
        this.application = new Application(execution, turn.now());
    }

    Decision decision() {
        return new Decision(facts, effects);
    }

    /** Something happens. An event too many ends the execution instead (measured). */
    void record(Fact fact) {
        if (fact instanceof Fact.Event && !(fact instanceof Fact.ExecutionEnded)) {
            checkHistory();
        }
        facts.add(fact);
        application.apply(fact);
    }

    private void checkHistory() {
        boolean standard = execution.identity.type() == StateMachineType.STANDARD;
        long limit =
                standard ? options.quotas().historyEvents() : options.quotas().expressEvents();
        if (execution.events + 1 < limit) {
            return;
        }
        if (standard) {
            fail(
                    execution.frame(ExecutionState.MAIN_LINE),
                    Failure.runtime("The execution reached the maximum number of history events (" + limit + ")."));
        } else {
            timeOut();
        }
        throw new TurnOver();
    }

    /** The execution has taken too long. */
    void timeOut() {
        end(new Fact.ExecutionEnded(
                ExecutionStatus.TIMED_OUT,
                ExecutionState.MAIN_LINE,
                Optional.empty(),
                Optional.of(Failure.TIMEOUT),
                Optional.empty()));
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    Timer timer(Frame frame, TimerKind kind, Instant due) {
        Timer timer = new Timer(frame.id, kind, nextSerial(), due);
        effect(new Effect.ArmTimer(timer));
        return timer;
    }

    void arm(Frame frame, TimerKind kind, Instant due) {
        record(new Fact.TimerArmed(timer(frame, kind, due)));
    }

    /** Distinguishes timers and attempts of an execution. */
    long nextSerial() {
        execution.serials++;
        return execution.serials;
    }

    /** The line stands before a state that it can enter. */
    void ready(Frame frame) {
        ready.add(frame);
    }

    /** Lets all lines go on until none can without the outside, or the turn has been long enough. */
    void runToQuiescence() {
        while (!ready.isEmpty() && execution.status == ExecutionStatus.RUNNING) {
            if (begun >= options.quotas().statesPerTurn()) {
                effect(new Effect.PostContinue());
                return;
            }
            Frame frame = ready.remove();
            if (ExecutionState.isPending(frame) && execution.frames.get(frame.id) == frame) {
                begun++;
                StateRun.of(this, frame).enter();
            }
        }
    }

    void succeed(JsonData output) {
        end(new Fact.ExecutionEnded(
                ExecutionStatus.SUCCEEDED,
                ExecutionState.MAIN_LINE,
                Optional.of(output),
                Optional.empty(),
                Optional.empty()));
    }

    void fail(Frame frame, Failure failure) {
        end(new Fact.ExecutionEnded(
                ExecutionStatus.FAILED, frame.id, Optional.empty(), failure.error(), failure.cause()));
    }

    void end(Fact.ExecutionEnded end) {
        execution.frames.values().forEach(this::cancelWork);
        record(end);
        effect(new Effect.PublishEnd(end.status(), end.output(), end.error(), end.cause()));
    }

    /** Tells the outside that nobody waits for the work of this line's state any more. */
    void cancelWork(Frame frame) {
        frame.openAttempt().ifPresent(attempt -> effect(new Effect.CancelTask(frame.id, attempt)));
        MapRun run = frame.mapRun;
        if (run != null && run.running() > 0) {
            effect(new Effect.StopChildren(frame.id, run.arn));
        }
    }

    /** As {@link #cancelWork}, for the line and all below it. */
    void cancelWorkBelow(Frame frame) {
        cancelWork(frame);
        if (frame.join != null) {
            frame.join.frames.values().forEach(this::cancelWorkBelow);
        }
    }
}
