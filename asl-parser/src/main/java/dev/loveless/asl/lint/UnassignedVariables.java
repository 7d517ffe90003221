package dev.loveless.asl.lint;

import dev.loveless.asl.VariableReferences;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.Assign;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables that are read although no state of the machine assigns them. */
final class UnassignedVariables {
    private final Map<String, ? extends Collection<String>> read;
    private final Set<String> assigned = new HashSet<>();

    UnassignedVariables(StateMachine machine) {
        read = VariableReferences.of(machine);
        for (State state : StateTree.states(machine)) {
            for (Assign assign : assigns(state)) {
                assign.assignments().forEach(assignment -> assigned.add(assignment.name()));
            }
        }
    }

    void check(State state, List<Diagnostic> findings) {
        Collection<String> names = read.get(state.name());
        if (names == null) {
            return;
        }
        names.stream()
                .filter(name -> !assigned.contains(name))
                .forEach(name -> findings.add(Diagnostic.at(
                                state.location(),
                                LintCode.VARIABLE_NOT_ASSIGNED,
                                "The variable '$" + name + "' is read, but no state assigns it")
                        .withRemedy("Assign it in an earlier state, or correct its name.")));
    }

    private static List<Assign> assigns(State state) {
        List<Optional<Assign>> all = new ArrayList<>();
        all.add(state.assign());
        if (state instanceof ChoiceState choice) {
            choice.choices().forEach(rule -> all.add(rule.assign()));
        }
        catchers(state).forEach(catcher -> all.add(catcher.assign()));
        return all.stream().flatMap(Optional::stream).toList();
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
}
