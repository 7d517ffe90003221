package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.TaskState;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.StateFailure;
import dev.loveless.engine.retry.ErrorHandlers;
import dev.loveless.engine.retry.ErrorMatching;
import dev.loveless.engine.retry.RetryDelay;
import java.time.Duration;
import java.util.Optional;

/** What follows from the failure of a state: another attempt, a catcher, or the failure of what is around it. */
final class FailureHandling {
    private final StateRun run;

    FailureHandling(StateRun run) {
        this.run = run;
    }

    /** The state's own work has failed. */
    void failed(Failure failure) {
        tellOfEvaluation(failure);
        handle(failure);
    }

    private void handle(Failure failure) {
        if (failure.kind() == Failure.Kind.FATAL) {
            tell(failure, Optional.empty(), Optional.empty(), Optional.empty());
            run.turn.fail(run.frame, failure);
            throw new TurnOver();
        }
        Optional<Integer> retrier = ErrorMatching.firstRetrier(ErrorHandlers.retriers(run.state), failure);
        if (retrier.isPresent() && retriesLeft(retrier.get())) {
            Duration delay = delay(retrier.get());
            tell(failure, retrier, Optional.of(delay), Optional.empty());
            retry(retrier.get(), delay);
            return;
        }
        retrier.ifPresent(index -> run.turn.record(new Fact.RetriesExhausted(run.frame.id, index)));
        Optional<Integer> catcher = ErrorMatching.firstCatcher(ErrorHandlers.catchers(run.state), failure);
        tell(failure, retrier, Optional.empty(), catcher);
        if (catcher.isPresent()) {
            caught(catcher.get(), failure);
            return;
        }
        tellOfJoin();
        propagate(failure);
    }

    private void tell(Failure failure, Optional<Integer> retrier, Optional<Duration> delay, Optional<Integer> catcher) {
        run.turn
                .options
                .inspection()
                .failures()
                .handled(new FailureListener.Handling(failure, retrier, delay, catcher));
    }

    private void tellOfEvaluation(Failure failure) {
        if (failure.isEvaluation()) {
            boolean atEntry = run.frame.atEntry && failure.kind() == Failure.Kind.EVALUATION;
            run.turn.record(new Fact.EvaluationFailed(run.frame.id, run.state.name(), failure, atEntry));
        }
    }

    private void tellOfJoin() {
        if (run.state instanceof ParallelState || run.state instanceof MapState) {
            run.turn.record(new Fact.JoinEnded(run.frame.id, run.state.name(), false));
        }
    }

    private boolean retriesLeft(int index) {
        return run.frame.retries.getOrDefault(index, 0)
                < ErrorHandlers.retriers(run.state).get(index).maxAttempts();
    }

    private Duration delay(int index) {
        return RetryDelay.of(
                ErrorHandlers.retriers(run.state).get(index),
                run.frame.retries.getOrDefault(index, 0),
                run.turn.random);
    }

    private void retry(int index, Duration delay) {
        cutBelow();
        Timer timer =
                run.turn.timer(run.frame, TimerKind.RETRY, run.turn.turn.now().plus(delay));
        run.turn.record(new Fact.RetryArmed(run.frame.id, index, timer));
    }

    private void cutBelow() {
        if (run.frame.join != null || run.frame.mapRun != null) {
            run.turn.cancelWorkBelow(run.frame);
            run.turn.record(new Fact.FramesCut(run.frame.id));
        }
    }

    private void caught(int index, Failure failure) {
        tellOfJoin();
        Catcher catcher = ErrorHandlers.catchers(run.state).get(index);
        run.turn.record(new Fact.FailureCaught(run.frame.id, run.state.name(), index, failure));
        try {
            run.exit(
                    run.data.caught(catcher, errorOutput(failure)),
                    Optional.of(catcher.next()),
                    new ExitWay.Caught(index));
        } catch (StateFailure e) {
            tellOfEvaluation(e.failure());
            tell(e.failure(), Optional.empty(), Optional.empty(), Optional.empty());
            if (e.failure().kind() == Failure.Kind.FATAL) {
                run.turn.fail(run.frame, e.failure());
                throw new TurnOver();
            }
            tellOfJoin();
            propagate(e.failure());
        }
    }

    /** An error without cause is caught with an empty one, and one without name with nulls (both recorded). */
    private static ObjectNode errorOutput(Failure failure) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.put("Error", failure.error().orElse(null));
        output.put("Cause", failure.cause().orElse(failure.error().isPresent() ? "" : null));
        return output;
    }

    /** The line of the state fails with it, and what is around the line handles that. */
    private void propagate(Failure failure) {
        Frame frame = run.frame;
        if (frame.parent.isEmpty()) {
            run.turn.record(new Fact.FrameFailed(frame.id, failure));
            run.turn.fail(frame, failure);
            throw new TurnOver();
        }
        StateRun around = StateRun.of(run.turn, frame.parent.get());
        Joins joins = new Joins(around);
        Optional<MapPlan> plan = around.frame.openJoin().plan;
        if (plan.isEmpty()) {
            if (run.state instanceof TaskState) {
                // Measured: the task whose own failure ends the branch is aborted too.
                run.turn.record(new Fact.StateAborted(frame.id, run.state.name(), frame.id));
            }
            endWith(around, joins, failure);
            return;
        }
        run.turn.record(
                new Fact.IterationEnded(frame.id, around.state.name(), frame.index, IterationOutcome.FAILED, frame.id));
        if (!plan.get().isBreachedBy(around.frame.openJoin().failures)) {
            joins.goOn(frame);
            return;
        }
        endWith(around, joins, plan.get().toleratesFailures() ? MapFailures.thresholdExceeded() : failure);
    }

    private void endWith(StateRun around, Joins joins, Failure failure) {
        joins.abortOthers(run.frame);
        run.turn.record(new Fact.FrameFailed(run.frame.id, failure));
        new FailureHandling(around).handle(failure);
    }
}
