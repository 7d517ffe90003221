package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.ChoiceRule;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.FailState;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.StateVisitor;
import dev.loveless.asl.model.SucceedState;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.WaitState;
import dev.loveless.engine.data.ChoiceTests;
import dev.loveless.engine.data.DataStages.Stage;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.data.StateFailure;
import java.util.Optional;

/** How each type of state begins its work; those that are done at once are done here. */
final class Beginning implements StateVisitor<Runnable> {

    private final StateRun run;

    Beginning(StateRun run) {
        this.run = run;
    }

    @Override
    public Runnable visitPass(PassState state) {
        return () -> pass(state);
    }

    private void pass(PassState state) {
        run.succeeded(state.result().map(this::given).orElseGet(() -> passed(state)), state.transition());
    }

    /** A result that is written in the state; the input is not looked at (recorded of TestState). */
    private JsonData given(JsonNode written) {
        JsonData result = JsonData.of(written);
        run.scope.stages().reached(Stage.RESULT, result);
        return result;
    }

    /** In JSONata a Pass state has no Arguments. */
    private JsonData passed(PassState state) {
        return state.queryLanguage() == QueryLanguage.JSONATA ? run.data.effectiveInput() : run.data.workInput();
    }

    @Override
    public Runnable visitTask(TaskState state) {
        return () -> task(state);
    }

    private void task(TaskState state) {
        new TaskRunner(run, state).begin();
    }

    @Override
    public Runnable visitChoice(ChoiceState state) {
        return () -> choice(state);
    }

    private void choice(ChoiceState state) {
        run.data.effectiveInput();
        ChoiceTests tests = new ChoiceTests(run.scope, run.data);
        for (int index = 0; index < state.choices().size(); index++) {
            ChoiceRule rule = state.choices().get(index);
            if (tests.holds(rule.test())) {
                run.exit(
                        run.data.chosen(rule.output(), rule.assign()),
                        Optional.of(rule.next()),
                        new ExitWay.Rule(index));
                return;
            }
        }
        String next = state.defaultState()
                .orElseThrow(() -> run.scope.runtimeFailure(
                        "Failed to transition out of the state. The state does not point to a next state."));
        run.exit(run.data.passedThrough(), Optional.of(next), new ExitWay.Default());
    }

    @Override
    public Runnable visitWait(WaitState state) {
        return () -> wait(state);
    }

    private void wait(WaitState state) {
        new WaitRunner(run, state).begin();
    }

    @Override
    public Runnable visitSucceed(SucceedState state) {
        return () -> succeed(state);
    }

    private void succeed(SucceedState state) {
        run.exit(run.data.passedThrough(), Optional.empty(), new ExitWay.Done());
    }

    @Override
    public Runnable visitFail(FailState state) {
        return () -> fail(state);
    }

    private void fail(FailState state) {
        run.data.effectiveInput();
        Optional<String> error = state.error().map(run.data::text);
        Optional<String> cause = state.cause().map(run.data::text);
        throw new StateFailure(new Failure(Failure.Kind.ORDINARY, error, cause, Optional.empty()));
    }

    @Override
    public Runnable visitParallel(ParallelState state) {
        return () -> parallel(state);
    }

    private void parallel(ParallelState state) {
        if (run.turn.options.inspection().endsWork()) {
            // Recorded of TestState: the input of branches that do not run is not made.
            run.turn.record(
                    new Fact.ParallelStarted(run.frame.id, state.branches().size()));
            return;
        }
        JsonData input = run.data.workInput();
        run.turn.record(new Fact.ParallelStarted(run.frame.id, state.branches().size()));
        new Joins(run).openBranches(input);
    }

    @Override
    public Runnable visitMap(MapState state) {
        return () -> map(state);
    }

    private void map(MapState state) {
        MapPlanning planning = new MapPlanning(run, state);
        MapPlan plan = planning.readsItems() ? planning.planWithoutItems() : planning.plan();
        run.turn.record(new Fact.MapStarted(run.frame.id, plan));
        planning.check(plan);
        if (run.turn.options.inspection().endsWork()) {
            return;
        }
        if (state.itemProcessor().mode() == ProcessorMode.DISTRIBUTED) {
            new MapRunRunner(run, state).begin();
        } else {
            new Joins(run).openIterations();
        }
    }
}
