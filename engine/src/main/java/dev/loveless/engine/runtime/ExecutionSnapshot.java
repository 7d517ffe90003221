package dev.loveless.engine.runtime;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How an execution stood after a turn.
 *
 * @param output of one that succeeded
 * @param stopTime of one that has ended
 * @param redriveTime of the last redrive
 * @param events how many AWS's history of it has
 */
public record ExecutionSnapshot(
        ExecutionIdentity identity,
        ExecutionStatus status,
        JsonData input,
        Optional<JsonData> output,
        Optional<String> error,
        Optional<String> cause,
        Instant startTime,
        Optional<Instant> stopTime,
        int redriveCount,
        Optional<Instant> redriveTime,
        long events) {

    static ExecutionSnapshot beforeTheFirstTurn(ExecutionIdentity identity, JsonData input, Instant now) {
        return new ExecutionSnapshot(
                identity,
                ExecutionStatus.RUNNING,
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                0,
                Optional.empty(),
                0);
    }

    static ExecutionSnapshot of(ExecutionState state) {
        return new ExecutionSnapshot(
                state.identity(),
                state.status(),
                state.input(),
                state.output(),
                state.error(),
                state.cause(),
                state.startTime(),
                state.stopTime(),
                state.redriveCount(),
                state.redriveTime(),
                state.events());
    }
}
