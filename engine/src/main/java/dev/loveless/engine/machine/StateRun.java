package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.Transition;
import dev.loveless.engine.data.DataLimits;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.data.Outcome;
import dev.loveless.engine.data.StateData;
import dev.loveless.engine.data.StateFailure;
import dev.loveless.engine.data.StateScope;
import dev.loveless.engine.machine.Frame.IterationItem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A state at work in a turn: what it can read, and how it is left. */
final class StateRun {
    final TurnRun turn;
    final Frame frame;
    final State state;
    final StateScope scope;
    final StateData data;

    private StateRun(TurnRun turn, Frame frame) {
        this.turn = turn;
        this.frame = frame;
        this.state = turn.execution.program.state(frame.state);
        this.scope = new StateScope(
                state.name(),
                frame.input,
                context(frame.item(), Optional.empty()),
                frame::variable,
                turn.turn.now().toEpochMilli(),
                turn.random,
                prefix(),
                turn.options.quotas().data(),
                turn.options.inspection().stages());
        this.data = StateData.of(state.data(), state.assign(), scope);
    }

    static StateRun of(TurnRun turn, Frame frame) {
        return new StateRun(turn, frame);
    }

    private String prefix() {
        return turn.options.inspection().errorsNameState()
                ? "An error occurred while executing the state '" + state.name() + "' (entered at the event id #"
                        + (frame.entered ? frame.enteredEventId : turn.execution.events + 1) + "). "
                : "";
    }

    private Supplier<JsonNode> context(Optional<IterationItem> item, Optional<String> token) {
        return () -> turn.options.inspection().context().apply(ContextObject.of(turn.execution, frame, item, token));
    }

    /** What an item's selector can read. */
    StateScope scopeWith(IterationItem item) {
        return scope.withContext(context(Optional.of(item), Optional.empty()));
    }

    /** What the parameters of a task can read that hands its token out. */
    StateScope scopeWith(Optional<String> token) {
        return scope.withContext(context(frame.item(), token));
    }

    /** Enters the state, unless it begins anew in the same visit, and lets it work. */
    void enter() {
        if (!frame.entered) {
            turn.record(new Fact.StateEntered(frame.id, state.name(), frame.input));
        }
        begin();
    }

    /** Lets the state work, for the first time in its visit or again. */
    void begin() {
        doing(() -> state.accept(new Beginning(this)).run());
    }

    /** Does something whose failure is the state's. */
    void doing(Runnable work) {
        try {
            work.run();
        } catch (StateFailure e) {
            new FailureHandling(this).failed(e.failure());
        }
    }

    void succeeded(JsonData result, Transition transition) {
        exit(data.succeeded(result), next(transition), new ExitWay.Done());
    }

    private static Optional<String> next(Transition transition) {
        return transition instanceof Transition.Next next ? Optional.of(next.state()) : Optional.empty();
    }

    /** Leaves a state that had no work to do. */
    void passedThrough(Transition transition) {
        exit(data.passedThrough(), next(transition), new ExitWay.Done());
    }

    /** Leaves the state. */
    void exit(Outcome outcome, Optional<String> next, ExitWay way) {
        check(outcome);
        turn.cancelWorkBelow(frame);
        turn.record(new Fact.StateExited(frame.id, state.name(), outcome.output(), outcome.assigned(), next, way));
        if (next.isPresent()) {
            turn.ready(frame);
        } else {
            endLine(outcome.output());
        }
    }

    private void endLine(JsonData output) {
        if (frame.parent.isEmpty()) {
            turn.succeed(output);
            return;
        }
        turn.record(new Fact.FrameEnded(frame.id, output));
        new Joins(StateRun.of(turn, frame.parent.get())).ended(frame);
    }

    /** A state's own data that are too large fail the execution at once (recorded). */
    private void check(Outcome outcome) {
        DataLimits limits = turn.options.quotas().data();
        if (outcome.output().size() > limits.payload() || tooMuchAssigned(outcome, limits)) {
            throw new StateFailure(Failure.dataLimitExceeded(Failure.Kind.FATAL, state.name()));
        }
    }

    private boolean tooMuchAssigned(Outcome outcome, DataLimits limits) {
        if (outcome.assigned().isEmpty()) {
            return false;
        }
        long assigned =
                outcome.assigned().values().stream().mapToLong(JsonData::size).sum();
        return assigned > limits.variable() || variablesBesides(outcome) + assigned > limits.variables();
    }

    /** The size of all variables of the execution but those that the outcome sets anew. */
    private long variablesBesides(Outcome outcome) {
        long size = 0;
        for (Frame other : turn.execution.frames.values()) {
            for (Map.Entry<String, JsonData> variable : other.variables.entrySet()) {
                boolean isSet = other == frame && outcome.assigned().containsKey(variable.getKey());
                size += isSet ? 0 : variable.getValue().size();
            }
        }
        return size;
    }
}
