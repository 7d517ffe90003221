package dev.loveless.docker.event;

import dev.loveless.engine.task.TaskRequest;
import java.time.Duration;
import java.util.Optional;

/** Something that happened to a component, for people who watch. */
public sealed interface ComponentEvent {
    /**
     * A task that something happens for.
     *
     * @param requestId of the attempt, as {@code TaskRequest.id()}
     * @param state the name of the Task state
     */
    record TaskReference(String requestId, String executionArn, String state) {
        public static TaskReference of(TaskRequest task) {
            return new TaskReference(task.id(), task.execution().executionArn(), task.state());
        }
    }

    /** An image is not there and is being fetched; told again as it proceeds. */
    record ImagePull(String image, String progress) implements ComponentEvent {}

    /** An image is being built; each line that the engine says. */
    record ImageBuild(String image, String line) implements ComponentEvent {}

    /**
     * A container or process has been started.
     *
     * @param instance short id of the container, or {@code pid N}
     * @param took from the order to the moment it ran
     */
    record Started(String component, String instance, Optional<TaskReference> task, Duration took)
            implements ComponentEvent {}

    /** A task was given to a container that had done one before. */
    record Reused(String component, String instance, TaskReference task) implements ComponentEvent {}

    /** A container or process is gone. */
    record Ended(String component, String instance, String how) implements ComponentEvent {}

    /** A line that a component wrote. */
    record Output(String component, String instance, Optional<TaskReference> task, boolean standardError, String line)
            implements ComponentEvent {}

    /** A fault was made on purpose. */
    record FaultMade(String component, TaskReference task, String what) implements ComponentEvent {}

    /** Something that the user should know of and that fails nothing. */
    record Warning(String text) implements ComponentEvent {}
}
