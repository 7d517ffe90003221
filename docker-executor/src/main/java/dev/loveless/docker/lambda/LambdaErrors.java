package dev.loveless.docker.lambda;

import dev.loveless.docker.environment.Outcome;
import dev.loveless.engine.task.ServiceError;
import java.util.UUID;

/** Errors of the service itself, with the texts that AWS gives them. */
final class LambdaErrors {
    private LambdaErrors() {}

    /** @param arn with its qualifier */
    static Outcome.Refused notFound(String arn) {
        return error("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    static Outcome.Refused throttled() {
        return error("TooManyRequestsException", 429, "Rate Exceeded.");
    }

    static Outcome.Refused tooLarge(int most) {
        return error(
                "RequestTooLargeException",
                413,
                "Request must be smaller than " + most + " bytes for the InvokeFunction operation");
    }

    static Outcome.Refused qualifiersDiffer() {
        return error(
                "InvalidParameterValueException",
                400,
                "The derived qualifier from the function name does not match the specified qualifier.");
    }

    static Outcome.Refused badClientContext() {
        return error(
                "InvalidRequestContentException", 400, "Client context must be a valid Base64-encoded JSON object.");
    }

    /**
     * One that a service gave.
     *
     * @param code its name, as {@code ResourceNotFoundException}
     */
    static Outcome.Refused of(String code, int status, String message) {
        return error(code, status, message);
    }

    private static Outcome.Refused error(String code, int status, String message) {
        ServiceError error = new ServiceError("Lambda." + code, message, "AWSLambda", status, code);
        return new Outcome.Refused(error.error(), error.cause(UUID.randomUUID().toString()));
    }
}
