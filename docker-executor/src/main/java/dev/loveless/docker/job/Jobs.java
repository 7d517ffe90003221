package dev.loveless.docker.job;

import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskExecutor;
import java.util.List;

/**
 * Runs components to their end: {@code docker://}, {@code ecs:runTask}, {@code batch:submitJob} and {@code eks:runJob}.
 * Thread-safe.
 */
public final class Jobs implements AutoCloseable {
    private final RunningJobs running;
    private final JobInstances instances;
    private final List<TaskExecutor> executors;

    /** @param workshop whose workers and timer must outlive this */
    public Jobs(Workshop workshop) {
        running = new RunningJobs(workshop.events());
        instances = new JobInstances(workshop);
        executors = List.of(
                new ContainerImageExecutor(workshop, instances, running),
                new ServiceJobExecutor(new EcsRunTask(workshop), workshop, instances, running),
                new ServiceJobExecutor(new BatchSubmitJob(workshop), workshop, instances, running),
                new ServiceJobExecutor(new EksRunJob(workshop), workshop, instances, running));
    }

    /** Those that do the tasks. */
    public List<TaskExecutor> executors() {
        return executors;
    }

    /** How many jobs are running that nothing in an execution waits for: those that were only submitted. */
    public int detachedJobs() {
        return running.detached();
    }

    /**
     * Ends all jobs and waits until they are removed. Those that an execution waited for may take their stop timeout;
     * the others are killed.
     */
    @Override
    public void close() {
        running.close();
        instances.close();
    }
}
