package dev.loveless.asl.lint;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what AWS accepts but what cannot do what it seems to be for. A lint says only what is certain of every
 * execution; where that cannot be told, it is silent. Each is explained in docs/lints.md. Stateless.
 */
public final class Linter {
    private Linter() {}

    /** The findings, in the order of the states. */
    public static List<Diagnostic> lint(StateMachine machine) {
        List<Diagnostic> findings = new ArrayList<>();
        UnassignedVariables variables = new UnassignedVariables(machine);
        for (State state : StateTree.states(machine)) {
            if (state instanceof TaskState task) {
                ErrorMatches.check(task.retry(), task.catchers(), findings);
                TaskTimeouts.check(task, machine, findings);
                ResourcesUnknownToAws.check(task, findings);
            } else if (state instanceof ParallelState parallel) {
                ErrorMatches.check(parallel.retry(), parallel.catchers(), findings);
            } else if (state instanceof MapState map) {
                ErrorMatches.check(map.retry(), map.catchers(), findings);
            } else if (state instanceof ChoiceState choice) {
                ChoiceCoverage.check(choice, findings);
            }
            variables.check(state, findings);
        }
        return List.copyOf(findings);
    }
}
