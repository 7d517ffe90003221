package dev.loveless.api.protocol;

import java.util.concurrent.CompletableFuture;

/** Whoever answers calls. Thread-safe. */
public interface Api {
    /**
     * Answers a call. Never throws, and the answer is never a failure: errors are answers as well. Must not block; the
     * answer may come from any thread.
     *
     * @return to be cancelled where nobody waits for it any more, so that a poll takes no task into the void
     */
    CompletableFuture<ApiAnswer> answer(ApiCall call);
}
