package dev.loveless.api.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a call can be refused with: the errors that Step Functions models, and those that come before them. The texts
 * are the service's own where one was recorded, and the names of the records are the names of the errors. Immutable.
 */
public sealed interface ApiError {
    /** The name of the error, as clients know it. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** What is wrong, for people. */
    String message();

    /** Of HTTP; all modelled errors were recorded with 400. */
    default int status() {
        return 400;
    }

    /** What the error tells beside its message. */
    default Map<String, String> members() {
        return Map.of();
    }

    record ActivityAlreadyExists(String arn) implements ApiError {
        @Override
        public String message() {
            return "Activity Already Exists: '" + arn + "'";
        }
    }

    record ActivityDoesNotExist(String arn) implements ApiError {
        @Override
        public String message() {
            return "Activity Does Not Exist: '" + arn + "'";
        }
    }

    record ActivityWorkerLimitExceeded(String arn, int most) implements ApiError {
        @Override
        public String message() {
            return "Activity Worker Limit Exceeded: '" + arn + "' has " + most + " pollers already";
        }
    }

    record ConflictException(String message) implements ApiError {}

    record ExecutionAlreadyExists(String arn) implements ApiError {
        @Override
        public String message() {
            return "Execution Already Exists: '" + arn + "'";
        }
    }

    record ExecutionDoesNotExist(String arn) implements ApiError {
        @Override
        public String message() {
            return "Execution Does Not Exist: '" + arn + "'";
        }
    }

    record ExecutionNotRedrivable(String message) implements ApiError {}

    record InvalidArn(String reason) implements ApiError {
        /** An ARN of another kind of resource than the action is for. */
        public static InvalidArn wrongResource(String resourceType) {
            return new InvalidArn("Resource type not valid in this context: " + resourceType);
        }

        @Override
        public String message() {
            return "Invalid Arn: '" + reason + "'";
        }
    }

    /** @param message as the parser's {@code InvalidDefinition} words it */
    record InvalidDefinition(String message) implements ApiError {}

    record InvalidEncryptionConfiguration(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Encryption Configuration: " + reason;
        }
    }

    record InvalidExecutionInput(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid State Machine Execution Input: '" + reason + "'";
        }
    }

    record InvalidLoggingConfiguration(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Logging Configuration: " + reason;
        }
    }

    record InvalidName(String name) implements ApiError {
        @Override
        public String message() {
            return "Invalid Name: '" + name + "'";
        }
    }

    record InvalidOutput(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Output: '" + reason + "'";
        }
    }

    /** A token of a task or of a page that was never handed out. */
    record InvalidToken() implements ApiError {
        @Override
        public String message() {
            return "Invalid Token: 'Invalid token'";
        }
    }

    record MissingRequiredParameter(String message) implements ApiError {}

    record ResourceNotFound(String message, Optional<String> resourceName) implements ApiError {
        /** A version, alias or Map Run that a call refers to. */
        public static ResourceNotFound referenced() {
            return new ResourceNotFound("Request references a resource that does not exist.", Optional.empty());
        }

        /** A resource whose tags are asked for. */
        public static ResourceNotFound tagged(String arn) {
            return new ResourceNotFound("Resource not found: '" + arn + "'", Optional.of(arn));
        }

        @Override
        public Map<String, String> members() {
            return resourceName.map(name -> Map.of("resourceName", name)).orElse(Map.of());
        }
    }

    record ServiceQuotaExceededException(String message) implements ApiError {}

    record StateMachineAlreadyExists(String arn) implements ApiError {
        @Override
        public String message() {
            return "State Machine Already Exists: '" + arn + "'";
        }
    }

    record StateMachineDeleting(String arn) implements ApiError {
        @Override
        public String message() {
            return "State Machine Deleting: '" + arn + "'";
        }
    }

    record StateMachineDoesNotExist(String arn) implements ApiError {
        @Override
        public String message() {
            return "State Machine Does Not Exist: '" + arn + "'";
        }
    }

    record StateMachineTypeNotSupported() implements ApiError {
        @Override
        public String message() {
            return "This operation is not supported by this type of state machine";
        }
    }

    record TaskTimedOut() implements ApiError {
        @Override
        public String message() {
            return "Task Timed Out: 'Provided task does not exist anymore'";
        }
    }

    record TooManyTags(String resourceName, int most) implements ApiError {
        @Override
        public String message() {
            return "Too many tags: '" + resourceName + "' may have " + most;
        }

        @Override
        public Map<String, String> members() {
            return Map.of("resourceName", resourceName);
        }
    }

    /** @param reason one of the API's {@code ValidationExceptionReason}s, if one fits */
    record ValidationException(String message, Optional<String> reason) implements ApiError {
        /** A combination of members that is not allowed. */
        public static ValidationException of(String message) {
            return new ValidationException(message, Optional.empty());
        }

        /** Broken constraints of members, each worded as {@code Value … at … failed to satisfy constraint: …}. */
        public static ValidationException ofConstraints(List<String> broken) {
            String count = broken.size() == 1 ? "1 validation error" : broken.size() + " validation errors";
            return of(broken.stream().collect(Collectors.joining("; ", count + " detected: ", "")));
        }

        @Override
        public Map<String, String> members() {
            return reason.map(text -> Map.of("reason", text)).orElse(Map.of());
        }
    }

    /** An error of TestState, which the engine words and names. */
    record Named(String type, String message) implements ApiError {}

    /** The body is no JSON object, or a member has another JSON type than it is to have. */
    record SerializationException(String message) implements ApiError {}

    record UnknownOperationException(String message) implements ApiError {}

    /** The program ends, and does no more. */
    record ServiceUnavailable(String message) implements ApiError {
        @Override
        public int status() {
            return 503;
        }
    }

    /** A fault of this program. */
    record InternalFailure(String message) implements ApiError {
        @Override
        public int status() {
            return 500;
        }
    }
}
