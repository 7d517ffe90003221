package dev.loveless.engine.machine;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.quota.Quotas;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the interpreter is to behave.
 *
 * @param inspection what looks on, and stands in
 * @param waitScale by which factor Wait states wait longer; 0: they do not wait at all
 * @param unusable why a resource cannot be used at all, as a deleted activity; empty if it can be tried
 */
public record InterpreterOptions(
        Quotas quotas, Inspection inspection, double waitScale, Function<TaskResource, Optional<String>> unusable) {
    public InterpreterOptions {
        if (!(waitScale >= 0 && waitScale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The scale of Wait states must be 0 or more, but is " + waitScale);
        }
    }

    /** As executions run. */
    public static InterpreterOptions of(Quotas quotas) {
        return new InterpreterOptions(quotas, Inspection.NONE, 1, resource -> Optional.empty());
    }
}
