package dev.loveless.asl.lint;

import dev.loveless.asl.model.Assign;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.FailState;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateVisitor;
import dev.loveless.asl.model.SucceedState;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.Transition;
import dev.loveless.asl.model.WaitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways out of a state: where they lead, and which variables are assigned on them. */
final class StateExits {
    private StateExits() {}

    /** The states that can come next. */
    static List<String> targets(State state) {
        List<String> targets = new ArrayList<>(state.accept(new Targets()));
        catchers(state).forEach(catcher -> targets.add(catcher.next()));
        return targets;
    }

    /** The variables that are assigned on one way out or another. */
    static List<String> assigned(State state) {
        List<Optional<Assign>> assigns = new ArrayList<>(List.of(state.assign()));
        if (state instanceof ChoiceState choice) {
            choice.choices().forEach(rule -> assigns.add(rule.assign()));
        }
        catchers(state).forEach(catcher -> assigns.add(catcher.assign()));
        return assigns.stream()
                .flatMap(Optional::stream)
                .flatMap(assign -> assign.assignments().stream())
                .map(Assign.Assignment::name)
                .toList();
    }

    private static List<Catcher> catchers(State state) {
        if (state instanceof TaskState task) {
            return task.catchers();
        }
        if (state instanceof ParallelState parallel) {
            return parallel.catchers();
        }
        return state instanceof MapState map ? map.catchers() : List.of();
    }

    /** Where a state goes when all goes well. */
    private static final class Targets implements StateVisitor<List<String>> {
        @Override
        public List<String> visitPass(PassState state) {
            return next(state.transition());
        }

        @Override
        public List<String> visitTask(TaskState state) {
            return next(state.transition());
        }

        @Override
        public List<String> visitChoice(ChoiceState state) {
            List<String> targets = new ArrayList<>();
            state.choices().forEach(rule -> targets.add(rule.next()));
            state.defaultState().ifPresent(targets::add);
            return targets;
        }

        @Override
        public List<String> visitWait(WaitState state) {
            return next(state.transition());
        }

        @Override
        public List<String> visitSucceed(SucceedState state) {
            return List.of();
        }

        @Override
        public List<String> visitFail(FailState state) {
            return List.of();
        }

        @Override
        public List<String> visitParallel(ParallelState state) {
            return next(state.transition());
        }

        @Override
        public List<String> visitMap(MapState state) {
            return next(state.transition());
        }

        private static List<String> next(Transition transition) {
            return transition instanceof Transition.Next next ? List.of(next.state()) : List.of();
        }
    }
}
