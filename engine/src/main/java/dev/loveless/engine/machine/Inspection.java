package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.MapState;
import dev.loveless.engine.data.DataStages;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Looks on while states work, and stands in for parts of what is around them. What TestState needs and executions do
 * without.
 *
 * @param stages learns of each step of the data
 * @param failures learns what becomes of each failure
 * @param errorsNameState whether the texts of faults begin with the state they were found in, as they do but for
 *     TestState (recorded)
 * @param endsWork whether Parallel and Map states open no branches and iterations, since {@link Command.WorkSucceeded}
 *     or {@link Command.WorkFailed} is to tell how all of them came out
 * @param context what states are to read as the context object, given the one of the execution
 * @param readItems what a Map state's ItemReader gives, where that is known without reading
 */
public record Inspection(
        DataStages stages,
        FailureListener failures,
        boolean errorsNameState,
        boolean endsWork,
        UnaryOperator<JsonNode> context,
        Function<MapState, Optional<JsonNode>> readItems) {
    /** Nobody looks, and all is as it is. */
    public static final Inspection NONE = new Inspection(
            DataStages.IGNORED,
            FailureListener.IGNORED,
            true,
            false,
            UnaryOperator.identity(),
            state -> Optional.empty());
}
