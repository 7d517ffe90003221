package dev.loveless.api.protocol;

import java.util.Optional;

/**
 * The answer to a call, as it goes out with the content type {@code application/x-amz-json-1.0}.
 *
 * @param status of HTTP: 200, 400 or 500
 * @param requestId a UUID, for the header {@code x-amzn-RequestId}
 * @param errorType the name of the error, e.g. {@code ExecutionDoesNotExist}; empty if the call was met
 * @param body JSON in UTF-8; nobody changes it afterwards
 */
public record ApiAnswer(int status, String requestId, Optional<String> errorType, byte[] body) {}
