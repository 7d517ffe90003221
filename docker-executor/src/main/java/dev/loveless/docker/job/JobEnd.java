package dev.loveless.docker.job;

import dev.loveless.docker.client.EngineException.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * How a container or process ended.
 *
 * @param startedAt absent: it never ran
 * @param exitCode says nothing where there is trouble
 * @param stopped whether Loveless asked it to end
 * @param trouble why nothing can be said of what it did
 * @param outputFile what it left in its output file, if it was given one
 */
record JobEnd(
        Instant createdAt,
        Optional<Instant> startedAt,
        Instant stoppedAt,
        int exitCode,
        boolean outOfMemory,
        boolean stopped,
        Optional<Trouble> trouble,
        JobOutput output,
        Optional<byte[]> outputFile) {

    /** @param message for people; says what to do */
    record Trouble(Kind kind, String message) {}

    boolean succeeded() {
        return trouble.isEmpty() && exitCode == 0;
    }

    /** The exit code of a program that ran to an end of its own or was killed. */
    boolean hasExitCode() {
        return trouble.isEmpty();
    }

    /** For people. */
    String description() {
        if (trouble.isPresent()) {
            return trouble.get().message();
        }
        if (outOfMemory) {
            return "killed for its memory limit";
        }
        return (stopped ? "stopped, " : "") + ExitCodes.described(exitCode);
    }
}
