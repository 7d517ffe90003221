package dev.loveless.docker.component;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A component in the role of a Lambda function.
 *
 * @param timeout for one invocation; 3 s by default, 15 min at most (documented)
 * @param concurrency how many invocations may run at once; more are throttled
 * @param idleTimeout how long an unused container is kept
 * @param aliases the aliases and versions that exist, each with the version it leads to; absent: any qualifier is taken
 */
public record LambdaFunction(
        Component component,
        Contract contract,
        Duration timeout,
        int concurrency,
        Duration idleTimeout,
        Optional<Map<String, String>> aliases) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);
    /** An account's concurrent executions (documented). */
    public static final int DEFAULT_CONCURRENCY = 1_000;

    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(5);
    /** Of memory, where none is configured, in megabytes (documented). */
    public static final int DEFAULT_MEMORY = 128;

    public LambdaFunction {
        aliases = aliases.map(Map::copyOf);
    }

    /** A function with AWS's defaults. */
    public static LambdaFunction of(Component component) {
        return new LambdaFunction(
                component,
                Contract.RUNTIME_API,
                DEFAULT_TIMEOUT,
                DEFAULT_CONCURRENCY,
                DEFAULT_IDLE_TIMEOUT,
                Optional.empty());
    }
}
