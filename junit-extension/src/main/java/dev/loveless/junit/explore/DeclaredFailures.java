package dev.loveless.junit.explore;

import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateGroup;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.retry.ErrorHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The failures of tasks that a machine has something to say of. Immutable once made. */
final class DeclaredFailures {
    private static final String UNNAMED = "Exploration.Unnamed";
    /** Names of the service's own, of which a task can fail only with this one; all others come of data. */
    private static final String RESERVED = "States.";

    private static final String PERMISSIONS = "States.Permissions";
    /** Match what has other names. */
    private static final Set<String> WILDCARDS = Set.of("States.ALL", Failure.TASK_FAILED);

    private final Program program;
    private final String unnamed;
    private final Map<String, List<TaskFailure>> failures = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private DeclaredFailures(Program program) {
        this.program = program;
        Set<String> named = new LinkedHashSet<>();
        StateTree.states(program.root()).forEach(state -> named.addAll(names(state)));
        String name = UNNAMED;
        while (named.contains(name)) {
            name += "_";
        }
        unnamed = name;
        group(program.root(), List.of());
    }

    static DeclaredFailures of(Program program) {
        return new DeclaredFailures(program);
    }

    /** @param around the Parallel and Map states around the group, the innermost first */
    private void group(StateGroup group, List<State> around) {
        for (State state : group.states().values()) {
            if (state instanceof TaskState task) {
                failures.put(task.name(), of(task, around));
            }
            List<State> inside =
                    Stream.concat(Stream.of(state), around.stream()).toList();
            StateTree.groupsIn(state).forEach(inner -> group(inner, inside));
        }
    }

    private List<TaskFailure> of(TaskState task, List<State> around) {
        Set<String> names = new LinkedHashSet<>(names(task));
        around.forEach(state -> names.addAll(names(state)));
        List<TaskFailure> found = new ArrayList<>();
        found.add(new TaskFailure.Named(unnamed));
        names.stream().filter(name -> canFailWith(task, name)).forEach(name -> found.add(new TaskFailure.Named(name)));
        silence(task, names, found);
        return found;
    }

    private boolean canFailWith(TaskState task, String name) {
        if (WILDCARDS.contains(name) || isSilence(name)) {
            return false;
        }
        if (name.startsWith(RESERVED) && !name.equals(PERMISSIONS)) {
            leftOut.add(task.name() + ": " + name + ", which comes of data and not of a task's answer");
            return false;
        }
        return true;
    }

    private static boolean isSilence(String name) {
        return name.equals(Failure.TIMEOUT) || name.equals(Failure.HEARTBEAT_TIMEOUT);
    }

    private void silence(TaskState task, Set<String> names, List<TaskFailure> found) {
        if (task.timeoutSeconds().isPresent() || program.timeout().isPresent()) {
            found.add(new TaskFailure.Timeout());
        } else {
            String named = names.contains(Failure.TIMEOUT) ? ", though States.Timeout is named" : "";
            leftOut.add(task.name() + ": that it never answers; neither it nor the machine has TimeoutSeconds" + named);
        }
        boolean hasHeartbeats = program.resource(task.resource()).hasHeartbeats();
        if (hasHeartbeats && task.heartbeatSeconds().isPresent()) {
            found.add(new TaskFailure.HeartbeatTimeout());
        } else if (names.contains(Failure.HEARTBEAT_TIMEOUT)) {
            leftOut.add(task.name() + ": States.HeartbeatTimeout, which is named, but it has no HeartbeatSeconds"
                    + (hasHeartbeats ? "" : ", which count for activities and tokens alone"));
        }
    }

    private static List<String> names(State state) {
        return Stream.concat(
                        ErrorHandlers.retriers(state).stream().flatMap(retrier -> retrier.errorEquals().stream()),
                        ErrorHandlers.catchers(state).stream().flatMap(catcher -> catcher.errorEquals().stream()))
                .toList();
    }

    /** By the name of the Task state, in the order of the definition. */
    Map<String, List<TaskFailure>> byState() {
        return failures;
    }

    /** What cannot be tried, for people. */
    List<String> leftOut() {
        return leftOut;
    }
}
