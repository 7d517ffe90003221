package dev.loveless.docker.environment;

import java.util.Optional;

/** Whose an environment is: learns what can be done with it. Called without locks, from any thread. */
interface EnvironmentOwner {
    /** It can be given its first request. */
    void ready(ExecutionEnvironment environment);

    /** It can be given another request. */
    void free(ExecutionEnvironment environment);

    /** It is no more; {@code ofStart} is why it never was. */
    void ended(ExecutionEnvironment environment, Optional<Failure> ofStart);

    /** It is no more, and had not yet begun with this. */
    void again(Invocation invocation);
}
