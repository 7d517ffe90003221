package dev.loveless.junit.timeline;

import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateTree;
import dev.loveless.engine.Execution;
import dev.loveless.engine.program.Program;
import java.util.List;

/** The names of a machine's states, as tests write them. Stateless. */
public final class MachineStates {
    private MachineStates() {}

    /**
     * Refuses a name that no state has: what is misspelt would never be visited, and a test of that would pass.
     *
     * @throws IllegalArgumentException if the machine of the execution has no such state, at any depth
     */
    public static void require(Execution execution, String name) {
        require(execution.snapshot().identity().stateMachineName(), execution.program(), name);
    }

    /**
     * As {@link #require(Execution, String)}, of a machine that is yet to be executed.
     *
     * @param machine its name
     */
    public static void require(String machine, Program program, String name) {
        List<String> names =
                StateTree.states(program.machine()).stream().map(State::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("The machine '" + machine + "' has no state '" + name + "'. "
                    + Suggestion.closest(name, names)
                            .map(meant -> "Did you mean '" + meant + "'?")
                            .orElse("It has " + String.join(", ", names) + "."));
        }
    }
}
