package dev.loveless.docker.component;

import java.time.Duration;

/**
 * A component that is run to its end: a task definition of ECS, a job definition of Batch, a job of EKS, or the image
 * of a {@code docker://} resource.
 *
 * @param stopTimeout how long it may take to end when it is asked to, before it is killed
 */
public record Job(Component component, Duration stopTimeout) {
    /** Of ECS (documented). */
    public static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(30);

    /** A job with the defaults. */
    public static Job of(Component component) {
        return new Job(component, DEFAULT_STOP_TIMEOUT);
    }
}
