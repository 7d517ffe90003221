package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One attempt of a task.
 *
 * @param serial distinguishes the attempts of an execution
 * @param resource as written in the state
 * @param parameters what the work is given
 * @param token the task token, where the work is to hand one back; also of activities
 * @param timeoutSeconds limit of this attempt, if the state sets one
 * @param heartbeatSeconds longest silence, if the state sets one
 * @param roleArn role of the Credentials field
 */
public record TaskAttempt(
        long serial,
        String resource,
        JsonData parameters,
        Optional<String> token,
        OptionalLong timeoutSeconds,
        OptionalLong heartbeatSeconds,
        Optional<String> roleArn) {}
