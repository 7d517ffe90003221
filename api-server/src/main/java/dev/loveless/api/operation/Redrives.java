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
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);
    private static final Duration TOKENS_LIVE = Duration.ofMinutes(15);
    private static final int MOST_TOKENS = 10;
    private static final int MOST_EVENTS = 24_999;

    private final Service service;
    private final Map<String, Deque<Asked>> asked = new ConcurrentHashMap<>();

    Redrives(Service service) {
        this.service = service;
    }

    private record Asked(String clientToken, Instant redriveDate) {}

    /**
     * Lets the states begin again that did not end well.
     *
     * @return when; for a token that was given in the last 15 minutes, when it was then (documented)
     * @throws ApiException if the execution cannot be redriven
     */
    CompletableFuture<Instant> redrive(ExecutionSnapshot execution, Optional<String> clientToken) {
        String arn = execution.identity().executionArn();
        Instant now = service.now();
        Optional<Instant> before = clientToken.flatMap(token -> remembered(arn, token, now));
        if (before.isPresent()) {
            return CompletableFuture.completedFuture(before.get());
        }
        reasonAgainst(execution, now).ifPresent(reason -> {
            throw new ApiException(new ApiError.ExecutionNotRedrivable(reason));
        });
        return service.loveless().runtime().redrive(arn).thenApply(redriven -> {
            Instant redriveDate = redriven.redriveTime().orElse(now);
            clientToken.ifPresent(token -> remember(arn, new Asked(token, redriveDate)));
            return redriveDate;
        });
    }

    private Optional<String> reasonAgainst(ExecutionSnapshot execution, Instant now) {
        Optional<String> reason = RedriveStatus.of(execution.status()).reason();
        if (reason.isPresent()) {
            return reason;
        }
        if (execution.stopTime().orElse(now).plus(REDRIVABLE_FOR).isBefore(now)) {
            return Optional.of("Execution redrivable period exceeded.");
        }
        return service.loveless()
                                .runtime()
                                .history(execution.identity().executionArn())
                                .size()
                        >= MOST_EVENTS
                ? Optional.of("Execution history event limit exceeded.")
                : Optional.empty();
    }

    private Optional<Instant> remembered(String arn, String token, Instant now) {
        Deque<Asked> tokens = asked.getOrDefault(arn, new ArrayDeque<>());
        synchronized (tokens) {
            return tokens.stream()
                    .filter(it -> it.clientToken().equals(token)
                            && it.redriveDate().plus(TOKENS_LIVE).isAfter(now))
                    .map(Asked::redriveDate)
                    .findFirst();
        }
    }

    private void remember(String arn, Asked one) {
        Deque<Asked> tokens = asked.computeIfAbsent(arn, it -> new ArrayDeque<>());
        synchronized (tokens) {
            tokens.addFirst(one);
            if (tokens.size() > MOST_TOKENS) {
                tokens.removeLast();
            }
        }
    }
}
