package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.runtime.RuntimeErrors;
import java.time.Duration;
import java.util.Locale;

/** Why an environment cannot do its work, whichever request learns of it. */
interface Failure {
    /** What the request sees. */
    Outcome of(String requestId);

    /** An error that Lambda finds: {@code RequestId: … Error: MESSAGE}. */
    static Failure runtime(String errorType, String message) {
        return requestId ->
                new Outcome.Failed(RuntimeErrors.document(errorType, "RequestId: " + requestId + " Error: " + message));
    }

    /** One that took too long (recorded form). */
    static Failure timeout(Duration limit) {
        double seconds = limit.toMillis() / 1000.0;
        return runtime("Sandbox.Timedout", String.format(Locale.ROOT, "Task timed out after %.2f seconds", seconds));
    }

    /** A program that cannot be started. */
    static Failure entryPoint(String message) {
        return runtime("Runtime.InvalidEntrypoint", message);
    }

    /** A document that the component sent itself when it could not get ready. */
    static Failure init(String payload) {
        return requestId -> new Outcome.Failed(payload);
    }

    /** Something that AWS would answer for: the usual retriers act on {@code Lambda.ServiceException}. */
    static Failure service(String cause) {
        return requestId -> new Outcome.Refused("Lambda.ServiceException", cause);
    }

    /** What stays as it is until somebody changes the configuration: the usual retriers leave it alone. */
    static Failure configuration(String cause) {
        return requestId -> new Outcome.Refused("Lambda.InvalidParameterValueException", cause);
    }

    /**
     * What an engine refuses. Time may mend an engine that is away; a wrong image or a missing GPU stays as it is, and
     * gets a name that the usual retriers leave alone.
     */
    static Failure engine(String component, EngineException refusal) {
        String cause = "Component '" + component + "': " + refusal.getMessage();
        return switch (refusal.kind()) {
            case NOT_STARTED -> entryPoint(String.valueOf(refusal.getMessage()));
            case NO_IMAGE -> requestId -> new Outcome.Refused("Lambda.CodeArtifactUserFailedException", cause);
            case NO_GPU -> configuration(cause);
            case UNAVAILABLE, REFUSED -> service(cause);
        };
    }

    /** A container or process that ended by itself, or was killed. */
    static Failure exit(String component, ContainerExit exit) {
        if (exit.lost().isPresent()) {
            return service("Component '" + component + "': " + exit.lost().get());
        }
        if (exit.outOfMemory()) {
            return runtime("Runtime.OutOfMemory", "Runtime exited with error: signal: killed");
        }
        return runtime("Runtime.ExitError", exitMessage(exit.exitCode()));
    }

    private static String exitMessage(int exitCode) {
        // Lower codes above 128 are those of programs: AWS's Node runtime client exits with 129 (measured).
        return switch (exitCode) {
            case 0 -> "Runtime exited without providing a reason";
            case 134 -> "Runtime exited with error: signal: aborted";
            case 137 -> "Runtime exited with error: signal: killed";
            case 139 -> "Runtime exited with error: signal: segmentation fault";
            case 143 -> "Runtime exited with error: signal: terminated";
            default -> "Runtime exited with error: exit status " + exitCode;
        };
    }
}
