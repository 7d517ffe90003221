package dev.loveless.api.operation;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.engine.machine.RedriveStatus;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Redrives executions, and knows the tokens by which clients ask for the same redrive once more. Thread-safe. */
final class Redrives {
    private static final Duration TOKENS_LIVE = Duration.ofMinutes(15);
    private static final int MOST_TOKENS = 10;

    private final Service service;
    private final Map<String, Deque<Asked>> asked = new ConcurrentHashMap<>();

    Redrives(Service service) {
        this.service = service;
    }

    /** @param redriveDate known when the execution has been redriven */
    private record Asked(String clientToken, Instant asked, CompletableFuture<Instant> redriveDate) {}

    /**
     * Lets the states begin again that did not end well.
     *
     * @return when; for a token that was given in the last 15 minutes, when it was then (documented)
     * @throws ApiException if the execution cannot be redriven
     */
    CompletableFuture<Instant> redrive(ExecutionSnapshot execution, Optional<String> clientToken) {
        String arn = execution.identity().executionArn();
        if (clientToken.isEmpty()) {
            return redrive(execution);
        }
        Deque<Asked> tokens = tokensOf(arn);
        // Whoever gives the same token meanwhile waits for the same redrive.
        synchronized (tokens) {
            Instant now = service.now();
            Optional<Asked> before = remembered(tokens, clientToken.get(), now);
            if (before.isPresent()) {
                return before.get().redriveDate();
            }
            CompletableFuture<Instant> redriveDate = redrive(execution);
            tokens.addFirst(new Asked(clientToken.get(), now, redriveDate));
            if (tokens.size() > MOST_TOKENS) {
                tokens.removeLast();
            }
            return redriveDate;
        }
    }

    private CompletableFuture<Instant> redrive(ExecutionSnapshot execution) {
        Instant now = service.now();
        RedriveStatus status = service.loveless().runtime().redriveStatus(execution);
        if (!status.isRedrivable()) {
            throw new ApiException(new ApiError.ExecutionNotRedrivable(
                    status.reason().orElse("Execution can only be redriven by redriving its Map Run")));
        }
        return service.loveless()
                .runtime()
                .redrive(execution.identity().executionArn())
                .thenApply(redriven -> redriven.redriveTime().orElse(now));
    }

    private Deque<Asked> tokensOf(String arn) {
        // Those of executions that are kept no more are of no use.
        asked.keySet().removeIf(it -> service.loveless().runtime().snapshot(it).isEmpty());
        return asked.computeIfAbsent(arn, it -> new ArrayDeque<>());
    }

    private static Optional<Asked> remembered(Deque<Asked> tokens, String token, Instant now) {
        return tokens.stream()
                .filter(it -> it.clientToken().equals(token)
                        && it.asked().plus(TOKENS_LIVE).isAfter(now))
                .findFirst();
    }
}
