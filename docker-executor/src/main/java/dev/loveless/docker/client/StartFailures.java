package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import java.util.List;

/** Why a container did not start, told by what the engine says. Its status codes differ from version to version. */
final class StartFailures {
    private static final List<String> NO_SUCH_PROGRAM =
            List.of("executable file not found", "no such file or directory");
    private static final List<String> NOT_EXECUTABLE =
            List.of("permission denied", "exec format error", "is a directory", "not a directory");
    private static final List<String> OF_THE_RUNTIME = List.of("OCI runtime", "container process", "task: failed");

    private StartFailures() {}

    static EngineException of(EngineException refused, String container, String image, boolean withGpus) {
        String message = refused.getMessage();
        if (refused.kind() != Kind.REFUSED) {
            return refused;
        }
        if (withGpus && GpuRequests.areMissing(message)) {
            return new EngineException(
                    Kind.NO_GPU,
                    "No GPU for " + container + ": " + GpuRequests.NO_RUNTIME + ". " + message + ".",
                    refused);
        }
        String what = "The program of " + container + " (image " + image + ") cannot be started: ";
        if (NO_SUCH_PROGRAM.stream().anyMatch(message::contains)) {
            return new EngineException(
                    Kind.NOT_STARTED,
                    what + "it is not in the image. Check the entry point and the command. " + message,
                    refused);
        }
        if (NOT_EXECUTABLE.stream().anyMatch(message::contains)) {
            return new EngineException(
                    Kind.NOT_STARTED,
                    what + "it cannot be executed on this machine. Check its file mode and what it was built for. "
                            + message,
                    refused);
        }
        return OF_THE_RUNTIME.stream().anyMatch(message::contains)
                ? new EngineException(Kind.NOT_STARTED, what + message, refused)
                : refused;
    }
}
