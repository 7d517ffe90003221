package dev.loveless.asl;

import dev.loveless.asl.model.ExpressionUse;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateExpressions;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which workflow variables states read, as DescribeStateMachine reports it under {@code variableReferences}. */
public final class VariableReferences {
    private VariableReferences() {}

    /**
     * By name of a state, at any depth, the names of the variables that its own fields read; what a state inside it
     * reads counts for that one (recorded). States that read none are left out.
     */
    public static SortedMap<String, SortedSet<String>> of(StateMachine machine) {
        SortedMap<String, SortedSet<String>> references = new TreeMap<>();
        for (State state : StateTree.states(machine)) {
            SortedSet<String> variables = new TreeSet<>();
            for (ExpressionUse use : StateExpressions.of(state)) {
                variables.addAll(use.expression().variables());
            }
            if (!variables.isEmpty()) {
                references.put(state.name(), Collections.unmodifiableSortedSet(variables));
            }
        }
        return Collections.unmodifiableSortedMap(references);
    }
}
