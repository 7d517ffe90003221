package dev.loveless.api.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The tokens by which clients ask for the same redrive of an execution once more. Thread-safe. */
public final class RedriveTokens {
    private static final Duration LIVE = Duration.ofMinutes(15);
    private static final int MOST = 10;

    /** By ARN of the execution, the newest first; each is its own lock. */
    private final Map<String, Deque<Asked>> asked = new ConcurrentHashMap<>();

    /** @param redriveDate known when the execution has been redriven */
    private record Asked(String clientToken, Instant asked, CompletableFuture<Instant> redriveDate) {}

    /**
     * Redrives an execution, unless the token was given for it in the last 15 minutes and is one of its last ten
     * (documented). A redrive that was refused or failed is not remembered: it may be tried again with its token.
     *
     * @param redrive begins it; whoever gives the same token meanwhile waits for the same redrive
     * @return when it was redriven; for a token that was given before, when it was then
     */
    public CompletableFuture<Instant> redrive(
            String executionArn, String clientToken, Instant now, Supplier<CompletableFuture<Instant>> redrive) {
        while (true) {
            Deque<Asked> tokens = asked.computeIfAbsent(executionArn, arn -> new ArrayDeque<>());
            synchronized (tokens) {
                // Else they were forgotten before we had them to ourselves.
                if (asked.get(executionArn) == tokens) {
                    try {
                        return redrive(tokens, clientToken, now, redrive);
                    } finally {
                        forgetIfEmpty(executionArn, tokens);
                    }
                }
            }
        }
    }

    private static CompletableFuture<Instant> redrive(
            Deque<Asked> tokens, String clientToken, Instant now, Supplier<CompletableFuture<Instant>> redrive) {
        Optional<Asked> before = tokens.stream()
                .filter(it -> it.clientToken().equals(clientToken)
                        && it.asked().plus(LIVE).isAfter(now))
                .findFirst();
        if (before.isPresent()) {
            return before.get().redriveDate();
        }
        Asked one = new Asked(clientToken, now, redrive.get());
        tokens.addFirst(one);
        if (tokens.size() > MOST) {
            tokens.removeLast();
        }
        return one.redriveDate().whenComplete((date, fault) -> {
            if (fault != null) {
                synchronized (tokens) {
                    tokens.remove(one);
                }
            }
        });
    }

    private void forgetIfEmpty(String executionArn, Deque<Asked> tokens) {
        if (tokens.isEmpty()) {
            forget(executionArn);
        }
    }

    /** The execution is kept no more; one that gets its ARN is another. */
    public void forget(String executionArn) {
        asked.remove(executionArn);
    }
}
