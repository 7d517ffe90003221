package dev.loveless.docker.lambda;

import dev.loveless.docker.environment.Outcome;
import dev.loveless.engine.task.ServiceError;
import java.util.UUID;

/**
 * Errors of the service itself, with the texts that AWS gives them.
 *
 * @param sdk whether they are told as AWS's client tells them, rather than as the optimized integration does
 */
record LambdaErrors(boolean sdk) {
    private static final String EXCEPTION = "Exception";

    /** @param arn with its qualifier */
    Outcome.Refused notFound(String arn) {
        return error("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    Outcome.Refused throttled() {
        return error("TooManyRequestsException", 429, "Rate Exceeded.");
    }

    Outcome.Refused tooLarge(int most) {
        return error(
                "RequestTooLargeException",
                413,
                "Request must be smaller than " + most + " bytes for the InvokeFunction operation");
    }

    Outcome.Refused qualifiersDiffer() {
        return error(
                "InvalidParameterValueException",
                400,
                "The derived qualifier from the function name does not match the specified qualifier.");
    }

    Outcome.Refused badClientContext() {
        return error(
                "InvalidRequestContentException", 400, "Client context must be a valid Base64-encoded JSON object.");
    }

    /**
     * One that a service gave.
     *
     * @param code its name, as {@code ResourceNotFoundException}
     */
    Outcome.Refused of(String code, int status, String message) {
        return error(code, status, message);
    }

    private Outcome.Refused error(String code, int status, String message) {
        String requestId = UUID.randomUUID().toString();
        if (sdk) {
            // Recorded of other services.
            return new Outcome.Refused(
                    "Lambda." + code + (code.endsWith(EXCEPTION) ? "" : EXCEPTION),
                    ServiceError.sdkCause(message, "Lambda", status, requestId));
        }
        ServiceError error = new ServiceError("Lambda." + code, message, "AWSLambda", status, code);
        return new Outcome.Refused(error.error(), error.cause(requestId));
    }
}
