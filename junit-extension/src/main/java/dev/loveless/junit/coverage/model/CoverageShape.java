package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.ChoiceRule;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.FailState;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.Retrier;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateGroup;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.StateVisitor;
import dev.loveless.asl.model.SucceedState;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.Transition;
import dev.loveless.asl.model.WaitState;
import dev.loveless.asl.source.Location;
import dev.loveless.engine.retry.ErrorHandlers;
import dev.loveless.junit.coverage.model.Counts.Happening;
import dev.loveless.junit.coverage.model.WayCoverage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be exercised of a machine, by its syntax tree, with how often it was. */
final class CoverageShape {
    private final Counts counts;

    private CoverageShape(Counts counts) {
        this.counts = counts;
    }

    static GroupCoverage of(StateMachine machine, Counts counts) {
        return new CoverageShape(counts).group(machine, "", counts.executions());
    }

    private GroupCoverage group(StateGroup group, String field, long begun) {
        List<StateCoverage> states =
                group.states().values().stream().map(this::state).toList();
        return new GroupCoverage(field, line(group.location()), begun, group.startAt(), states);
    }

    private StateCoverage state(State state) {
        List<WayCoverage> ways = new ArrayList<>(state.accept(new OwnWays()));
        addCatchers(state, ways);
        return new StateCoverage(
                state.name(),
                state.type(),
                line(state.location()),
                counts.of(Happening.ENTERED, state.name()),
                ways,
                retriers(state),
                groups(state));
    }

    private void addCatchers(State state, List<WayCoverage> ways) {
        List<Catcher> catchers = ErrorHandlers.catchers(state);
        for (int index = 0; index < catchers.size(); index++) {
            Catcher catcher = catchers.get(index);
            ways.add(new WayCoverage(
                    Kind.CATCHER,
                    index,
                    Optional.of(catcher.next()),
                    String.join(", ", catcher.errorEquals()),
                    line(catcher.location()),
                    counts.of(Happening.CAUGHT, state.name(), index)));
        }
    }

    private List<RetrierCoverage> retriers(State state) {
        List<RetrierCoverage> retriers = new ArrayList<>();
        for (Retrier retrier : ErrorHandlers.retriers(state)) {
            int index = retriers.size();
            retriers.add(new RetrierCoverage(
                    index,
                    retrier.errorEquals(),
                    line(retrier.location()),
                    counts.of(Happening.MATCHED, state.name(), index),
                    counts.of(Happening.EXHAUSTED, state.name(), index)));
        }
        return retriers;
    }

    private List<GroupCoverage> groups(State state) {
        List<GroupCoverage> groups = new ArrayList<>();
        for (StateGroup group : StateTree.groupsIn(state)) {
            int index = groups.size();
            String field = state instanceof MapState ? "ItemProcessor" : "Branches[" + index + "]";
            groups.add(group(group, field, counts.of(Happening.BEGUN, state.name(), index)));
        }
        return groups;
    }

    private static int line(Location location) {
        return location.position().line();
    }

    /** The ways out that do not come of failures. A Succeed or Fail state is an end by itself. */
    private final class OwnWays implements StateVisitor<List<WayCoverage>> {
        private List<WayCoverage> transition(State state, Transition transition) {
            long taken = counts.of(Happening.DONE, state.name());
            int line = line(transition.location());
            return List.of(
                    transition instanceof Transition.Next next
                            ? new WayCoverage(Kind.NEXT, 0, Optional.of(next.state()), "", line, taken)
                            : new WayCoverage(Kind.END, 0, Optional.empty(), "", line, taken));
        }

        @Override
        public List<WayCoverage> visitPass(PassState state) {
            return transition(state, state.transition());
        }

        @Override
        public List<WayCoverage> visitTask(TaskState state) {
            return transition(state, state.transition());
        }

        @Override
        public List<WayCoverage> visitChoice(ChoiceState state) {
            List<WayCoverage> ways = new ArrayList<>();
            for (ChoiceRule rule : state.choices()) {
                int index = ways.size();
                ways.add(new WayCoverage(
                        Kind.RULE,
                        index,
                        Optional.of(rule.next()),
                        ConditionText.of(rule.test()),
                        line(rule.location()),
                        counts.of(Happening.RULE, state.name(), index)));
            }
            state.defaultState()
                    .ifPresent(next -> ways.add(new WayCoverage(
                            Kind.DEFAULT,
                            0,
                            Optional.of(next),
                            "",
                            line(state.location()),
                            counts.of(Happening.DEFAULT, state.name()))));
            return ways;
        }

        @Override
        public List<WayCoverage> visitWait(WaitState state) {
            return transition(state, state.transition());
        }

        @Override
        public List<WayCoverage> visitSucceed(SucceedState state) {
            return List.of();
        }

        @Override
        public List<WayCoverage> visitFail(FailState state) {
            return List.of();
        }

        @Override
        public List<WayCoverage> visitParallel(ParallelState state) {
            return transition(state, state.transition());
        }

        @Override
        public List<WayCoverage> visitMap(MapState state) {
            return transition(state, state.transition());
        }
    }
}
