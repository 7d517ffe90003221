package dev.loveless.engine.task;

import com.fasterxml.jackson.databind.JsonNode;

/** A piece of Java that does the work of a Task, in the engine's own thread: it should be quick. */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Does the work.
     *
     * @return the task's result
     * @throws TaskException to fail with an error name and a cause; any other exception fails with its class name
     */
    JsonNode handle(TaskRequest request) throws Exception;
}
