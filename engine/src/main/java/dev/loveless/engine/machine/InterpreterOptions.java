package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.DataStages;
import dev.loveless.engine.quota.Quotas;
import java.util.Optional;

/**
 * How the interpreter is to behave.
 *
 * @param stages learns of each step of the data
 * @param errorsNameState whether the texts of faults begin with the state they were found in, as they do but for
 *     TestState (recorded)
 * @param context instead of the context object of the execution
 */
public record InterpreterOptions(
        Quotas quotas, DataStages stages, boolean errorsNameState, Optional<JsonNode> context) {
    /** As executions run. */
    public static InterpreterOptions of(Quotas quotas) {
        return new InterpreterOptions(quotas, DataStages.IGNORED, true, Optional.empty());
    }
}
