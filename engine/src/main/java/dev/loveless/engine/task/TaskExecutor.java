package dev.loveless.engine.task;

import dev.loveless.engine.data.JsonData;

/** Does the work of Task states. Thread-safe. */
public interface TaskExecutor {
    /** Whether this is the one to do it. Asked in the configured order; must be quick, and always answer the same. */
    boolean supports(TaskRequest request);

    /**
     * Begins the work. Must not block: the work is done elsewhere, or is done when this returns. Reports go to the
     * listener, whose first may come before this returns.
     */
    void start(TaskRequest request, TaskListener listener);

    /**
     * Takes up work that was submitted before a restart of this program: it is under way somewhere, or over. Not called
     * where only a task token is waited for.
     *
     * @param submitted what the service answered that took it
     */
    default void resume(TaskRequest request, JsonData submitted, TaskListener listener) {
        start(request, listener);
    }

    /**
     * Whether the work goes on elsewhere when {@link #start} has returned, and ends by itself: virtual time waits for
     * its report then. Not so for what somebody may end whenever they like, as an activity.
     */
    default boolean worksElsewhere(TaskRequest request) {
        return false;
    }

    /** Nobody waits for the work any more; it may be stopped. */
    default void cancel(TaskRequest request) {}
}
