package dev.loveless.cli.run;

import dev.loveless.asl.display.Glyphs;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import java.util.Collection;
import java.util.Optional;

/** The states that wait for a token, which nobody can send to {@code run}: it has no API. */
final class TokenTasks {
    private TokenTasks() {}

    /** What is to be said of the first of them; empty if there are none. */
    static Optional<String> warning(Collection<StateMachine> machines) {
        return machines.stream()
                .flatMap(machine -> StateTree.states(machine).stream())
                .filter(TaskState.class::isInstance)
                .map(TaskState.class::cast)
                .filter(TokenTasks::waitsForToken)
                .findFirst()
                .map(State::name)
                .map(name -> "warning: "
                        + Glyphs.shown(
                                "the state '" + name + "' waits for a task token, and `run` has no API that could"
                                        + " take one. Mock it by --mock-config, or use `loveless serve`, which takes"
                                        + " SendTaskSuccess.")
                        + "\n");
    }

    private static boolean waitsForToken(TaskState task) {
        return TaskResource.parse(task.resource())
                .filter(TaskResource.ServiceCall.class::isInstance)
                .map(TaskResource.ServiceCall.class::cast)
                .filter(call -> call.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN)
                .isPresent();
    }
}
