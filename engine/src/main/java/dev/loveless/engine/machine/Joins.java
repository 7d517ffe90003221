package dev.loveless.engine.machine;

import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.Transition;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.data.StateFailure;
import java.util.Optional;

/** The branches of a Parallel state, or the iterations of an inline Map: opened, followed, and joined. */
final class Joins {
    private final StateRun run;

    /** @param run of the Parallel or Map state */
    Joins(StateRun run) {
        this.run = run;
    }

    private Join join() {
        return run.frame.openJoin();
    }

    void openBranches(JsonData input) {
        for (int index = 0; index < join().size; index++) {
            open(input);
        }
    }

    void openIterations() {
        MapPlan plan = join().plan.orElseThrow();
        while (join().hasMore() && join().running() < plan.concurrency()) {
            openIteration(plan, Optional.empty());
        }
        joinIfComplete();
    }

    private void openIteration(MapPlan plan, Optional<Integer> after) {
        int index = join().nextIndex();
        Frame frame = open(plan.inputs().get(index));
        run.turn.record(new Fact.IterationStarted(frame.id, run.frame.id, run.state.name(), index, after));
    }

    private Frame open(JsonData input) {
        if (input.size() > run.turn.options.quotas().data().payload()) {
            throw new StateFailure(Failure.dataLimitExceeded(Failure.Kind.FATAL, run.state.name()));
        }
        int id = run.turn.execution.nextFrame;
        run.turn.record(new Fact.FrameOpened(id, run.frame.id, join().nextIndex(), input));
        Frame frame = run.turn.execution.frame(id);
        run.turn.ready(frame);
        return frame;
    }

    /** A line below has come to its end. */
    void ended(Frame below) {
        if (join().plan.isPresent()) {
            run.turn.record(new Fact.IterationEnded(
                    below.id, run.state.name(), below.index, IterationOutcome.SUCCEEDED, below.id));
        }
        goOn(below);
    }

    /** A line below is over, and the state lives on: the next one begins, or all are joined. */
    void goOn(Frame below) {
        join().plan.filter(plan -> join().hasMore()).ifPresent(plan -> openIteration(plan, Optional.of(below.id)));
        joinIfComplete();
    }

    void joinIfComplete() {
        if (join().isComplete()) {
            succeeded(join().result());
        }
    }

    /** All that the state waited for has come out well. */
    void succeeded(JsonData result) {
        run.turn.record(new Fact.JoinEnded(run.frame.id, run.state.name(), true));
        run.doing(() -> run.succeeded(result, transition(run.state)));
    }

    /** What the state waited for has failed as a whole. */
    void failed(Failure failure) {
        new FailureHandling(run).failed(failure);
    }

    private static Transition transition(State state) {
        return state instanceof ParallelState parallel ? parallel.transition() : ((MapState) state).transition();
    }

    /** Tells of the lines below that the failure of one of them cuts short. */
    void abortOthers(Frame failed) {
        for (Frame other : join().frames.values()) {
            if (other.standing != Frame.Standing.OPEN || other == failed) {
                continue;
            }
            run.turn.cancelWorkBelow(other);
            if (other.entered && !other.pending) {
                run.turn.record(new Fact.StateAborted(other.id, other.state, failed.id));
            }
            if (join().plan.isPresent()) {
                run.turn.record(new Fact.IterationEnded(
                        other.id, run.state.name(), other.index, IterationOutcome.ABORTED, failed.id));
            }
        }
    }
}
