package dev.loveless.docker.service;

import dev.loveless.engine.task.ServiceError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What errors of a service are called in state machines (recorded patterns).
 *
 * @param prefix of the optimized integration, as {@code SQS}
 * @param base the exception there of errors that the client has none of its own for
 * @param serviceId as causes of the optimized integration have it
 * @param sdk the prefix of the {@code aws-sdk} integration, and the service in its causes
 * @param unmodelled the errors that the client has no exception of its own for
 */
record ErrorNames(String prefix, String base, String serviceId, String sdk, Set<String> unmodelled) {
    private static final String EXCEPTION = "Exception";
    /** The errors that all services have in common (documented). */
    private static final Set<String> COMMON = Set.of(
            "",
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InternalFailure",
            "InvalidAction",
            "InvalidClientTokenId",
            "InvalidParameterCombination",
            "InvalidParameterValue",
            "InvalidQueryParameter",
            "InvalidSignatureException",
            "MalformedQueryString",
            "MissingAction",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "MissingParameter",
            "NotAuthorized",
            "OptInRequired",
            "RequestExpired",
            "SerializationException",
            "ServiceUnavailable",
            "SignatureDoesNotMatch",
            "Throttling",
            "ThrottlingException",
            "UnknownOperationException",
            "UnrecognizedClientException",
            "ValidationError",
            "ValidationException");

    ErrorNames(String prefix, String base, String serviceId, String sdk) {
        this(prefix, base, serviceId, sdk, COMMON);
    }

    /** The same where the client has exceptions for these. */
    ErrorNames and(String... modelled) {
        Set<String> others = new HashSet<>(unmodelled);
        others.removeAll(Arrays.asList(modelled));
        return new ErrorNames(prefix, base, serviceId, sdk, Set.copyOf(others));
    }

    /** An error as a state machine gets it. */
    record Told(String error, String cause) {}

    /** An answer of the service that is an error. */
    Told of(WireProtocol.Refusal refusal, int status, String requestId, boolean awsSdk) {
        if (awsSdk) {
            return new Told(
                    sdk + "." + exception(refusal.name(), sdk + EXCEPTION),
                    ServiceError.sdkCause(refusal.message(), sdk, status, requestId));
        }
        ServiceError error = new ServiceError(
                prefix + "." + exception(refusal.name(), base), refusal.message(), serviceId, status, refusal.code());
        return new Told(error.error(), error.cause(requestId));
    }

    /** There was no answer, or none that can be read. */
    Told ofClient(String cause, boolean awsSdk) {
        return new Told((awsSdk ? sdk : prefix) + ".SdkClientException", cause);
    }

    private String exception(String name, String otherwise) {
        if (unmodelled.contains(name)) {
            return otherwise;
        }
        return name.endsWith(EXCEPTION) ? name : name + EXCEPTION;
    }
}
