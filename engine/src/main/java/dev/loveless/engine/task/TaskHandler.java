package dev.loveless.engine.task;

import com.fasterxml.jackson.databind.JsonNode;

/** A piece of Java that does the work of a Task, on a thread of its own in real time, at once in virtual time. */
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
