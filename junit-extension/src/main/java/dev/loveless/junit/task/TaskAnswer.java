package dev.loveless.junit.task;

import org.jspecify.annotations.Nullable;

/** What a stand-in answers, out of what the task is given. */
@FunctionalInterface
public interface TaskAnswer {
    /**
     * The result: a plain value (a map, list, record, text, number, boolean or null) or a tree of Jackson's.
     *
     * @throws dev.loveless.engine.task.TaskException to fail with an error name and a cause; any other exception fails
     *     with the name of its class; an {@code AssertionError} fails the test, whatever the machine catches
     */
    @Nullable
    Object answer(TaskInvocation task) throws Exception;
}
