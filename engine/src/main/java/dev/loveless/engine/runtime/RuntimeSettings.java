package dev.loveless.engine.runtime;

import dev.loveless.engine.history.Journal;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.time.Scheduler;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a runtime is made of.
 *
 * @param executors asked in this order who does a task
 * @param seeds of everything random; called by many threads
 * @param retainedExecutions how many that have ended are kept; the oldest go first
 */
public record RuntimeSettings(
        Scheduler scheduler,
        Journal journal,
        List<TaskExecutor> executors,
        Quotas quotas,
        LongSupplier seeds,
        int retainedExecutions) {
    public RuntimeSettings {
        executors = List.copyOf(executors);
    }
}
