package dev.loveless.docker.environment;

import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Resources;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the environments of a component are like.
 *
 * @param component with the memory that its role has by default
 * @param shownMemory what the component is told that it has, in megabytes
 * @param limit for one invocation, if there is one
 * @param most how many there may be
 * @param least how many are kept even if there is nothing to do
 * @param idleTimeout how long one above {@code least} is kept when there is nothing to do
 */
public record EnvironmentSettings(
        Component component,
        Contract contract,
        int shownMemory,
        Optional<Duration> limit,
        int most,
        int least,
        Duration idleTimeout) {
    /** For getting ready, before the time of the first invocation counts (documented). */
    static final Duration INIT_LIMIT = Duration.ofSeconds(10);

    /** The most that Lambda has to give, in megabytes (documented): for a component that is given no limit. */
    private static final int LARGEST_MEMORY = 10_240;

    /** Those of a function. */
    public static EnvironmentSettings of(LambdaFunction function) {
        Component component = function.component();
        int memory = component.resources().memoryMegabytes().orElse(LambdaFunction.DEFAULT_MEMORY);
        Resources resources = new Resources(
                OptionalInt.of(memory),
                component.resources().cpus(),
                component.resources().gpus());
        return new EnvironmentSettings(
                component.withResources(resources),
                function.contract(),
                memory,
                Optional.of(function.timeout()),
                function.concurrency(),
                0,
                function.idleTimeout());
    }

    /** Those of an activity's workers. */
    public static EnvironmentSettings of(ActivityPool pool) {
        return new EnvironmentSettings(
                pool.component(),
                pool.contract(),
                pool.component().resources().memoryMegabytes().orElse(LARGEST_MEMORY),
                Optional.empty(),
                pool.max(),
                pool.min(),
                pool.idleTimeout());
    }

    /**
     * How long after its start an environment must have asked for a request. As long as Lambda waits in all; workers of
     * activities, which load models as often as not, get as long as the longest function.
     */
    Duration startLimit() {
        return INIT_LIMIT.plus(limit.orElse(LambdaFunction.LONGEST_TIMEOUT));
    }
}
