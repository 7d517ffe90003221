package dev.loveless.benchmarks.server;

import org.jspecify.annotations.Nullable;

/** What one client says to the server, request by request. Of one thread. */
interface Conversation {
    /** The next request, or null if there is nothing more to say. */
    byte @Nullable [] next();

    /** @throws WrongAnswerException if that is not what must come */
    void answered(Answer answer);
}
