package dev.loveless.api.server;

import dev.loveless.api.protocol.ApiAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The long polls that wait for a task. Thread-safe. */
final class OpenPolls {
    private static final String POLL = "AWSStepFunctions.GetActivityTask";

    private final Set<CompletableFuture<ApiAnswer>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Whether a call of that target is one that may wait long, and whose client may leave meanwhile. */
    static boolean isPoll(Optional<String> target) {
        return target.isPresent() && target.get().equals(POLL);
    }

    /** The same answer, or an empty one when polls are ended. */
    CompletableFuture<ApiAnswer> add(CompletableFuture<ApiAnswer> answer) {
        CompletableFuture<ApiAnswer> shown = new CompletableFuture<>();
        open.add(shown);
        answer.whenComplete((value, fault) -> {
            if (fault == null) {
                shown.complete(value);
            } else {
                shown.completeExceptionally(fault);
            }
        });
        shown.whenComplete((value, fault) -> {
            open.remove(shown);
            // Whoever gave up, or was ended, takes no task into the void.
            answer.cancel(false);
        });
        if (closed) {
            shown.complete(empty());
        }
        return shown;
    }

    int size() {
        return open.size();
    }

    /** Answers all that wait, and those that come, as if there were nothing to do. */
    void end() {
        closed = true;
        open.forEach(poll -> poll.complete(empty()));
    }

    private static ApiAnswer empty() {
        return new ApiAnswer(
                200, UUID.randomUUID().toString(), Optional.empty(), "{}".getBytes(StandardCharsets.UTF_8));
    }
}
