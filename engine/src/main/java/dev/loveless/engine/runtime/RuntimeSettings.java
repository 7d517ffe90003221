package dev.loveless.engine.runtime;

import dev.loveless.engine.history.Journal;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.ItemSource;
import dev.loveless.engine.task.ResultDestination;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.time.Scheduler;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a runtime is made of.
 *
 * @param executors asked in this order who does a task
 * @param waitScale by which factor Wait states wait longer
 * @param seeds of everything random; called by many threads
 * @param retainedBytes about how many bytes the facts of those may take; whichever limit is reached first counts
 * @param itemSources asked in this order who reads the items of a distributed Map
 * @param resultDestinations asked in this order who writes what its children gave
 * @param onForgotten told the ARN of each execution that is kept no more; must not block
 * @param retainedExecutions how many that have ended are kept; the oldest go first
 */
public record RuntimeSettings(
        Scheduler scheduler,
        Journal journal,
        List<TaskExecutor> executors,
        Quotas quotas,
        double waitScale,
        LongSupplier seeds,
        int retainedExecutions,
        long retainedBytes,
        List<ItemSource> itemSources,
        List<ResultDestination> resultDestinations,
        Consumer<String> onForgotten) {
    /** Without anybody who reads items or writes results. */
    public RuntimeSettings(
            Scheduler scheduler,
            Journal journal,
            List<TaskExecutor> executors,
            Quotas quotas,
            LongSupplier seeds,
            int retainedExecutions) {
        this(
                scheduler,
                journal,
                executors,
                quotas,
                1,
                seeds,
                retainedExecutions,
                Long.MAX_VALUE,
                List.of(),
                List.of(),
                arn -> {});
    }

    public RuntimeSettings {
        executors = List.copyOf(executors);
        itemSources = List.copyOf(itemSources);
        resultDestinations = List.copyOf(resultDestinations);
    }
}
