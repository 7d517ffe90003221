package dev.loveless.engine.machine;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.quota.Quotas;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the interpreter is to behave.
 *
 * @param inspection what looks on, and stands in
 * @param unusable why a resource cannot be used at all, as a deleted activity; empty if it can be tried
 */
public record InterpreterOptions(
        Quotas quotas, Inspection inspection, Function<TaskResource, Optional<String>> unusable) {
    /** As executions run. */
    public static InterpreterOptions of(Quotas quotas) {
        return new InterpreterOptions(quotas, Inspection.NONE, resource -> Optional.empty());
    }
}
