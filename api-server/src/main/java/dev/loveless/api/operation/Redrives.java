package dev.loveless.api.operation;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.engine.machine.RedriveStatus;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Redrives executions. Thread-safe. */
final class Redrives {
    private final Service service;

    Redrives(Service service) {
        this.service = service;
    }

    /**
     * Lets the states begin again that did not end well.
     *
     * @return when; for a token that was given in the last 15 minutes, when it was then (documented)
     * @throws ApiException if the execution cannot be redriven
     */
    CompletableFuture<Instant> redrive(ExecutionSnapshot execution, Optional<String> clientToken) {
        return clientToken
                .map(token -> service.redriveTokens()
                        .redrive(execution.identity().executionArn(), token, service.now(), () -> redrive(execution)))
                .orElseGet(() -> redrive(execution));
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
}
