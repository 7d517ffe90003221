package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.Optional;

/**
 * How a child execution of a Map Run ended.
 *
 * @param index of its item or batch
 * @param output if it succeeded
 */
public record ChildResult(int index, ExecutionStatus status, JsonData input, Optional<JsonData> output) {}
