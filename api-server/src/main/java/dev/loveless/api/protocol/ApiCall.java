package dev.loveless.api.protocol;

import java.util.Optional;

/**
 * A call of the API as it came, nothing of it checked.
 *
 * @param target the header {@code X-Amz-Target}, e.g. {@code AWSStepFunctions.StartExecution}
 * @param traceHeader the header {@code X-Amzn-Trace-Id}
 * @param body JSON in UTF-8, as far as the caller keeps to the protocol; nobody changes it afterwards
 */
public record ApiCall(Optional<String> target, Optional<String> traceHeader, byte[] body) {}
