package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.DataStages;
import dev.loveless.engine.quota.Quotas;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the interpreter is to behave.
 *
 * @param stages learns of each step of the data
 * @param errorsNameState whether the texts of faults begin with the state they were found in, as they do but for
 *     TestState (recorded)
 * @param context instead of the context object of the execution
 * @param unusable why a resource cannot be used at all, as a deleted activity; empty if it can be tried
 */
public record InterpreterOptions(
        Quotas quotas,
        DataStages stages,
        boolean errorsNameState,
        Optional<JsonNode> context,
        Function<TaskResource, Optional<String>> unusable) {
    /** As executions run. */
    public static InterpreterOptions of(Quotas quotas) {
        return new InterpreterOptions(quotas, DataStages.IGNORED, true, Optional.empty(), resource -> Optional.empty());
    }
}
