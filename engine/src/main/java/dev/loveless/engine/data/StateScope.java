package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All that the expressions of a state can read.
 *
 * @param input the state's input
 * @param context the context object, made when something reads it
 * @param variables the value of a workflow variable, if it has one
 * @param epochMillis now, the same for a whole turn
 * @param random the source of chance of the turn
 * @param errorPrefix what stands before the texts of the faults that the interpreter itself finds
 * @param limits of the values a state may give
 */
public record StateScope(
        String stateName,
        JsonData input,
        Supplier<JsonNode> context,
        Function<String, Optional<JsonNode>> variables,
        long epochMillis,
        RandomGenerator random,
        String errorPrefix,
        DataLimits limits,
        DataStages stages) {

    /** The same with another context object. */
    public StateScope withContext(Supplier<JsonNode> other) {
        return new StateScope(stateName, input, other, variables, epochMillis, random, errorPrefix, limits, stages);
    }

    /** A fault of the state's data or expressions, to be thrown. */
    public StateFailure failure(Failure failure) {
        return new StateFailure(failure.prefixed(errorPrefix));
    }

    /** A fault that no state can handle, to be thrown. */
    public StateFailure runtimeFailure(String cause) {
        return failure(Failure.runtime(cause));
    }
}
