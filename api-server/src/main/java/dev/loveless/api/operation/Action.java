package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An action of the API. */
@FunctionalInterface
public interface Action {
    /**
     * What an action is asked.
     *
     * @param traceHeader of HTTP
     */
    record Request(Members members, Optional<String> traceHeader) {}

    /**
     * Meets the request, or fails with an {@link ApiException}, now or later. Must not block.
     *
     * @return to be cancelled where nobody waits for it any more
     * @throws ApiException if the request is refused
     */
    CompletableFuture<ObjectNode> answer(Request request);
}
